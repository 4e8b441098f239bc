package org.camelrelativity.examples.inbox;

import static org.camelrelativity.examples.inbox.InboxSteps.end;
import static org.camelrelativity.examples.inbox.InboxSteps.failure;
import static org.camelrelativity.examples.inbox.InboxSteps.fileName;
import static org.camelrelativity.examples.inbox.InboxSteps.row;
import static org.camelrelativity.examples.inbox.InboxSteps.set;
import static org.camelrelativity.examples.inbox.InboxSteps.timeout;
import static org.camelrelativity.examples.inbox.InboxSteps.when;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Service;
import org.apache.camel.builder.PredicateBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.imaging.RelativityAwaitTimeoutException;

/** From a file in the inbox to its report: files first, then what is done with each row. */
final class InboxRoutes extends RouteBuilder {

    private static final int KNOWN_FILES_IN_MEMORY = 1000;

    private final InboxListener listener;
    private InboxSteps steps;

    InboxRoutes(InboxListener listener) {
        this.listener = listener;
    }

    @Override
    public void configure() throws Exception {
        Folders folders = Folders.below(setting("inbox.folder"));
        folders.create();
        startAtOnce(new FolderLock(folders.lock()));
        InstanceMark mark = new InstanceMark(folders.instance(), setting("relativity.instance-url"));
        startAtOnce(mark);
        getContext().addStartupListener(new ExtendedStartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
                // routes may still fail to start
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) throws IOException {
                mark.keep();
                listener.watching(folders);
            }
        });
        steps = steps(folders);
        getContext().addLifecycleStrategy(steps.stopListener());

        watchInbox(folders);
        takeFile(folders);
        readRows();
        takeRow();
        run();
        bringToAnEnd();
        changePriority();
        follow();
        lookUp();
        await();
        count();
        retryErrors();
        release();
        from("timer:progress?period={{inbox.progress-period}}")
                .routeId("progress")
                .process(steps::reportNames)
                .process(e -> listener.tick());
    }

    private InboxSteps steps(Folders folders) throws Exception {
        FileIdempotentRepository processedFiles = new FileIdempotentRepository();
        processedFiles.setFileStore(folders.processedFiles().toFile());
        processedFiles.setCacheSize(KNOWN_FILES_IN_MEMORY);
        startAtOnce(processedFiles);
        ProducerTemplate rows = getContext().createProducerTemplate();
        rows.setDefaultEndpointUri("seda:rows?size={{inbox.rows-in-flight}}&blockWhenFull=true");
        getContext().addService(rows);
        return new InboxSteps(
                folders,
                new ProcessedContents(processedFiles, folders),
                Integer.parseInt(setting("inbox.rows-in-flight")),
                rows,
                listener);
    }

    /** Takes complete files out of the inbox at once: another file of the same name may come while this one is run. */
    private void watchInbox(Folders folders) {
        FileEndpoint inbox = watched(
                "inbox",
                folders.inbox(),
                "include=(?is).*[.]csv&sortBy=file:modified&readLock=changed&readLockMinLength=0"
                        // Its name would be longer than the file's; others are kept off by the folder's lock.
                        + "&readLockMarkerFile=false"
                        + "&readLockCheckInterval={{inbox.settle-time}}");
        inbox.setMove(path(exchange -> folders.arrived()
                .resolve(InputFile.arrivalName(fileName(exchange), LocalDateTime.now(ZoneOffset.UTC)))));
        from(inbox).routeId("inbox").process(steps::arrived);
    }

    /** One file after the other, each content once. */
    private void takeFile(Folders folders) {
        FileEndpoint arrived = watched("arrived", folders.arrived(), "sortBy=file:name");
        arrived.setMove(exchangeProperty(InboxSteps.MOVE_TO));
        arrived.setMoveFailed(path(exchange -> folders.failed().resolve(fileName(exchange))));
        from(arrived)
                .routeId("file")
                .onException(UnusableFileException.class)
                .handled(true)
                .process(steps::rejectWhole)
                .end()
                .onException(Exception.class)
                .onWhen(steps::isStopping)
                .logExhausted(false)
                .process(InboxSteps::leaveInPlace)
                .process(steps::abandon)
                .end()
                // The application itself has failed, such as for lack of disk space: a person has to look.
                .onException(Exception.class)
                .process(steps::abandon)
                .end()
                .process(steps::identify)
                .choice()
                .when(steps::isDuplicate)
                .process(steps::duplicate)
                // Else the application was killed when all that was left to do was to move the file.
                .when(PredicateBuilder.not(steps::isProcessed))
                .to("direct:rows");
    }

    /** Good rows go to those who run them, as soon as there is a place; the file is finished when all of them are. */
    private void readRows() {
        from("direct:rows")
                .routeId("rows")
                .errorHandler(noErrorHandler())
                .process(steps::open)
                .split(body())
                .streaming()
                .stopOnException()
                .choice()
                .when(body().isInstanceOf(RejectedRow.class))
                .process(steps::reject)
                // Rows with a result are those that an earlier life of the application has finished.
                .when(steps::isUnfinished)
                .process(steps::stopIfStopping)
                .process(steps::send)
                .end()
                .end()
                .process(steps::finish);
    }

    /** Each row: what kind of failure before its end means what. */
    private void takeRow() {
        from("seda:rows?size={{inbox.rows-in-flight}}&concurrentConsumers={{inbox.rows-in-flight}}&pollTimeout=100")
                .routeId("row")
                .onException(RelativityRefusedException.class)
                .handled(true)
                .process(steps::refused)
                .end()
                // Nothing was run, so it is safe to try again: the set is read anew, and only then run.
                .onException(RelativityNotSentException.class, RelativityUnavailableException.class)
                .maximumRedeliveries("{{inbox.redeliveries}}")
                .redeliveryDelay("{{inbox.redelivery-delay}}")
                .handled(true)
                .process(steps::notRun)
                .end()
                .onException(StoppingException.class)
                .handled(true)
                .process(InboxSteps::interrupted)
                .end()
                .process(steps::leaveWhenDone)
                .process(steps::stopIfStopping)
                .filter(when(RowRun::isNew))
                .to("direct:run")
                .end()
                .to("direct:end");
    }

    /**
     * A run of unknown outcome may have been started: it is looked up, and never sent again. Any other failure is left to
     * the caller, who may call again: nothing is run before the set has been looked at.
     */
    private void run() {
        from("direct:run")
                .routeId("run")
                .errorHandler(noErrorHandler())
                .process(steps::stopBeforeRun)
                .to("relativity-imaging:set/read")
                .process(set(RowRun::readBeforeRun))
                .filter(when(RowRun::mayRun))
                .doTry()
                .to("relativity-imaging:job/run")
                .process(steps::started)
                .doCatch(RelativityOutcomeUnknownException.class)
                .process(failure(RowRun::perhapsStarted))
                .end()
                .end();
    }

    /** For rows that were run, by this life of the application or perhaps by an earlier one. */
    private void bringToAnEnd() {
        from("direct:end")
                .routeId("end")
                .errorHandler(noErrorHandler())
                .filter(when(RowRun::mayChangePriority))
                .to("direct:change-priority")
                .end()
                .to("direct:follow")
                .filter(when(RowRun::mayRetryErrors))
                .to("direct:retry-errors")
                .to("direct:follow")
                .end()
                .filter(when(RowRun::mayRelease))
                .to("direct:release")
                .end()
                .process(steps::record);
    }

    private void changePriority() {
        from("direct:change-priority")
                .routeId("change-priority")
                .errorHandler(noErrorHandler())
                .process(steps::setJobAndPriority)
                .doTry()
                .to("relativity-imaging:job/update-priority")
                .doCatch(RelativityException.class)
                .process(failure(RowRun::priorityUnchanged))
                .end();
    }

    /** What is not known to have been started is looked up first: it may never end. */
    private void follow() {
        from("direct:follow")
                .routeId("follow")
                .errorHandler(noErrorHandler())
                .filter(when(RowRun::isUnproven))
                .to("direct:look-up")
                .end()
                .filter(steps::isToBeFollowed)
                .to("direct:await")
                .end()
                .filter(when(RowRun::isToBeCounted))
                .to("direct:count")
                .end();
    }

    private void await() {
        from("direct:await")
                .routeId("await")
                .errorHandler(noErrorHandler())
                .doTry()
                .to("direct:send-await")
                .process(end(RowRun::ended))
                .doCatch(RelativityAwaitTimeoutException.class)
                .process(timeout(RowRun::notEnded))
                .doCatch(RelativityException.class)
                .process(steps::unseen)
                .end();

        // Who is refused to look, as with a password that is being changed, may be let in again.
        from("direct:send-await")
                .routeId("send-await")
                .onException(RelativityRefusedException.class)
                .maximumRedeliveries("{{inbox.redeliveries}}")
                .redeliveryDelay("{{inbox.redelivery-delay}}")
                .asyncDelayedRedelivery()
                .logExhausted(false)
                .end()
                .onException(RelativityException.class)
                .logExhausted(false)
                .end()
                .to("relativity-imaging:set/await?awaitTimeout={{inbox.follow-for}}");
    }

    /** How many documents failed is told by a sentence that only a read has. Without it the row ends all the same. */
    private void count() {
        from("direct:count")
                .routeId("count")
                .errorHandler(noErrorHandler())
                .doTry()
                .to("relativity-imaging:set/read")
                .process(set(RowRun::counted))
                .doCatch(RelativityException.class)
                .process(failure(RowRun::notCounted))
                .end();
    }

    /** A run whose answer never came: a first look proves it if the set is at work, else its end may. */
    private void lookUp() {
        from("direct:look-up")
                .routeId("look-up")
                .errorHandler(noErrorHandler())
                .doTry()
                .to("relativity-imaging:set/read")
                .process(set(RowRun::seen))
                .filter(when(RowRun::isUnproven))
                .to("relativity-imaging:set/await?awaitTimeout={{inbox.look-up-for}}")
                .process(end(RowRun::endedWithoutProof))
                .end()
                .endDoTry()
                .doCatch(RelativityAwaitTimeoutException.class)
                .process(timeout(RowRun::notEndedWithoutProof))
                .doCatch(RelativityException.class)
                .process(steps::unseen)
                .end();
    }

    private void retryErrors() {
        from("direct:retry-errors")
                .routeId("retry-errors")
                .errorHandler(noErrorHandler())
                .process(row(RowRun::intendRetry))
                .doTry()
                .to("relativity-imaging:job/retry-errors")
                .process(steps::started)
                .doCatch(RelativityOutcomeUnknownException.class)
                .process(failure(RowRun::perhapsStarted))
                .doCatch(RelativityException.class)
                .process(failure(RowRun::notRetried))
                .end();
    }

    private void release() {
        from("direct:release")
                .routeId("release")
                .errorHandler(noErrorHandler())
                .doTry()
                .to("direct:send-release")
                .process(row(RowRun::released))
                .doCatch(RelativityException.class)
                .process(failure(RowRun::notReleased))
                .end();

        // To release twice does no harm, so an answer that got lost is asked for again.
        from("direct:send-release")
                .routeId("send-release")
                .onException(RelativityNotSentException.class, RelativityUnavailableException.class)
                .maximumRedeliveries("{{inbox.redeliveries}}")
                .redeliveryDelay("{{inbox.redelivery-delay}}")
                .asyncDelayedRedelivery()
                .logExhausted(false)
                .end()
                .onException(RelativityException.class)
                .logExhausted(false)
                .end()
                .to("relativity-imaging:set/release");
    }

    /**
     * {@return an endpoint for the files of a folder} Folders are handed over as they are: in an endpoint's URI, characters
     * such as + and % would mean something else.
     */
    private FileEndpoint watched(String name, Path folder, String options) {
        FileEndpoint endpoint = getContext()
                .getEndpoint(
                        "file:" + name + "?" + options
                                + "&delay={{inbox.look-delay}}&initialDelay={{inbox.look-delay}}",
                        FileEndpoint.class);
        endpoint.setFile(folder.toFile());
        endpoint.getConfiguration().setDirectory(folder.toString());
        return endpoint;
    }

    private static Expression path(Function<Exchange, Path> path) {
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return path.apply(exchange).toString();
            }
        };
    }

    /** Camel would start it after the routes, some of which might already have taken a file. */
    private void startAtOnce(Service service) throws Exception {
        service.start();
        getContext().addService(service);
    }

    private String setting(String name) {
        return getContext().resolvePropertyPlaceholders("{{" + name + "}}");
    }
}

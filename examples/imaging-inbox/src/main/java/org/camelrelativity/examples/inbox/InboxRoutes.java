package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.camelrelativity.common.RelativityAwaitTimeoutException;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.imaging.RelativityImagingConstants;

/** From a file in the inbox to its report: files first, then what is done with each row. */
final class InboxRoutes extends RouteBuilder {

    private final Console console;
    private Folders folders;
    private Database database;
    private String instance;

    InboxRoutes(Console console) {
        this.console = console;
    }

    @Override
    public void configure() throws Exception {
        folders = Folders.below(setting("inbox.folder"));
        instance = setting("relativity.instance-url").strip();
        database = new Database(folders);
        database.start(); // before any file is taken
        getContext().addService(database);
        bindToRegistry("ledger", database.ledger());
        getContext().addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarted(CamelContext context) {
                console.line("Watching " + folders.inbox() + " for CSV files to run on "
                        + URI.create(instance).getAuthority());
            }
        });

        // A file leaves the inbox first: another of the same name may come while it is run.
        from("file:{{inbox.folder}}?include=(?is)[^\\\\]*[.]csv&sortBy=file:modified&initialDelay={{inbox.look-delay}}&delay={{inbox.look-delay}}"
                        + "&readLock=changed&readLockMinLength=0&readLockMarkerFile=false"
                        + "&readLockCheckInterval={{inbox.settle-time}}"
                        + "&move=work/arrived/${date-with-timezone:now:UTC:yyyyMMdd-HHmmss-SSS}_${file:onlyname}")
                .routeId("inbox")
                .process(exchange ->
                        console.line("Found " + exchange.getMessage().getHeader(Exchange.FILE_NAME)));

        from("file:{{inbox.folder}}/work/arrived?sortBy=file:name&initialDelay={{inbox.look-delay}}&delay={{inbox.look-delay}}"
                        + "&move=${exchangeProperty.moveTo}&moveFailed=../../failed/${file:name}")
                .routeId("file")
                .onException(ParseException.class)
                .handled(true)
                .process(this::refuse)
                .end()
                .onException(Exception.class)
                .onWhen(exchange -> isStopping())
                .logExhausted(false)
                .process(InboxRoutes::leaveInPlace)
                .process(exchange -> file(exchange).close())
                .end()
                // The application itself has failed, such as for lack of disk space: a person has to look.
                .onException(Exception.class)
                .process(exchange -> file(exchange).close())
                .end()
                .process(this::open)
                .to("direct:rows")
                .process(exchange -> file(exchange).finish());

        from("direct:rows")
                .routeId("rows")
                .errorHandler(noErrorHandler()) // what fails here fails the file
                .split(body())
                .streaming()
                .stopOnException()
                .process(this::enter)
                .filter(exchangeProperty("row").isNotNull())
                .wireTap("direct:row");

        // What fails is noted, and the steps after it ask what is still to be done. By its key a call is never sent
        // twice: to repeat one of unknown outcome is to look again whether it took effect.
        from("direct:row")
                .routeId("row")
                .onException(RelativityException.class)
                .onWhen(InboxRoutes::isWorthRepeating)
                .redeliveryPolicyRef("patience")
                .continued(true)
                .process(this::failed)
                .end()
                .onException(RelativityException.class)
                .continued(true)
                .process(this::failed)
                .end()
                .process(InboxRoutes::leaveWhenDone)
                .to("relativity-imaging:ledger/look?idempotencyKey=${exchangeProperty.key}&ledger=#ledger")
                .process(then(RowRun::lookedUp))
                .filter(when(RowRun::isNew))
                .to("relativity-imaging:set/read") // Relativity may run a set that is running already
                .process(then(RowRun::seenBefore))
                .end()
                .filter(when(RowRun::isOpen))
                .to("relativity-imaging:job/run?idempotencyKey=${exchangeProperty.key}&ledger=#ledger")
                .process(then(RowRun::started))
                .end()
                .filter(when(RowRun::isOpen))
                .to("relativity-imaging:set/await?awaitTimeout={{inbox.follow-for}}")
                .process(then(RowRun::ended))
                .end()
                .filter(when(RowRun::mayRetryErrors))
                .process(then((row, message) -> row.retry()))
                .to("relativity-imaging:job/retry-errors?idempotencyKey=${exchangeProperty.key}/errors&ledger=#ledger")
                .filter(when(RowRun::isRetrying))
                .to("relativity-imaging:set/await?awaitTimeout={{inbox.follow-for}}")
                .process(then(RowRun::ended))
                .end()
                .end()
                .filter(when(RowRun::isOpen))
                .to("relativity-imaging:set/read") // only this tells how many documents failed
                .process(then(RowRun::counted))
                .end()
                .filter(when(RowRun::mayRelease))
                .to("relativity-imaging:set/release")
                .process(then((row, message) -> row.released()))
                .end()
                .filter(exchangeProperty("row").isNotNull())
                .process(exchange -> file(exchange).finish(row(exchange)));
    }

    private void open(Exchange exchange) throws Exception {
        Path path = folders.arrived().resolve(exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class));
        int most = Integer.parseInt(setting("inbox.rows-in-flight"));
        FileRun file = new FileRun(path, folders, console, most, this::isStopping);
        exchange.setProperty("file", file);
        exchange.setProperty("moveTo", file.in(folders.done()).toString());
        exchange.getMessage().setBody(file.open(database, instance));
    }

    private void refuse(Exchange exchange) throws IOException {
        exchange.setProperty("moveTo", file(exchange).in(folders.rejected()).toString());
        file(exchange)
                .rejectWhole(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                        .getMessage());
    }

    /** Takes from the exchange what would move the file: it goes on at the next start. */
    private static void leaveInPlace(Exchange exchange) {
        exchange.getExchangeExtension().handoverCompletions(new DefaultExchange(exchange.getContext()));
    }

    /** If a row is to be run, waits until it may start. From then on it is a message of its own, and no file. */
    private void enter(Exchange exchange) throws IOException, InterruptedException {
        Row row = exchange.getMessage().getBody(Row.class);
        FileRun file = file(exchange);
        if (row.fault() != null) {
            file.reject(row);
        } else if (!file.isFinished(row)) {
            file.enter(row);
            exchange.setProperty("row", new RowRun(row, file.key(row)));
            exchange.setProperty("key", file.key(row));
            Message message = new DefaultMessage(exchange);
            message.setHeader(RelativityImagingConstants.WORKSPACE_ID, row.workspaceId());
            message.setHeader(RelativityImagingConstants.IMAGING_SET_ID, row.imagingSetId());
            message.setHeader(RelativityImagingConstants.QC_ENABLED, !row.qc().equals("false"));
            exchange.setMessage(message);
        }
    }

    private static void leaveWhenDone(Exchange exchange) {
        FileRun file = file(exchange);
        Row row = row(exchange).row();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                file.leave(row, done.getException());
            }
        });
    }

    /** Who is refused to look, as with a password that is being changed, may be let in again. */
    private static boolean isWorthRepeating(Exchange exchange) {
        RelativityException e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RelativityException.class);
        boolean lookRefused = row(exchange).isStarted() && e.getOperation().equals("set/read");
        return !(e instanceof RelativityAwaitTimeoutException
                || e instanceof RelativityRefusedException && !lookRefused);
    }

    /** Who stops the application decides nothing of its rows: they go on at the next start. */
    private void failed(Exchange exchange) {
        if (isStopping()) {
            exchange.removeProperty("row");
        } else {
            row(exchange).failed(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RelativityException.class));
        }
    }

    private static Predicate when(Function<RowRun, Boolean> question) {
        return exchange -> isOpen(exchange) && question.apply(row(exchange));
    }

    private static Processor then(BiConsumer<RowRun, Message> step) {
        return exchange -> {
            if (isOpen(exchange)) {
                step.accept(row(exchange), exchange.getMessage());
            }
        };
    }

    private static boolean isOpen(Exchange exchange) {
        return row(exchange) != null && row(exchange).isOpen();
    }

    private boolean isStopping() {
        return getContext().isStopping() || getContext().isStopped();
    }

    private static FileRun file(Exchange exchange) {
        return exchange.getProperty("file", FileRun.class);
    }

    private static RowRun row(Exchange exchange) {
        return exchange.getProperty("row", RowRun.class);
    }

    private String setting(String name) {
        return getContext()
                .getPropertiesComponent()
                .resolveProperty(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(name + " is not given"));
    }
}

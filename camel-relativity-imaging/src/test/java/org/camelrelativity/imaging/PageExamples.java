package org.camelrelativity.imaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.RelativityTokenSource;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.h2.jdbcx.JdbcConnectionPool;

/** The Java of the README and of the pages, compiled; PagesTest runs it, and verification/pages holds the pages to it. */
final class PageExamples {

    private PageExamples() {}

    // spotless:off
    static RouteBuilder theRouteYouCameFor() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("file:inbox?include=.*\\.json&delay=30s")
                    .onException(RelativityRefusedException.class).handled(true).useOriginalMessage().to("file:refused").end()
                    .to("relativity-imaging:job/run?idempotencyKey=${file:name} ${file:modified}&ledger=#ledger")
                    .to("relativity-imaging:set/await")
                    .to("file:done");
                // end
            }
        };
    }

    static void ledger(CamelContext context) {
        // snippet
        JdbcCallLedger ledger = new JdbcCallLedger(JdbcConnectionPool.create("jdbc:h2:./ledger;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "", ""));
        ledger.setCreateTable(true);
        ledger.setWorker("inbox"); // the same after a restart, and no other worker's at the same time
        context.getRegistry().bind("ledger", ledger);
        // end
    }

    static RouteBuilder aKeyOfARow() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("file:rows")
                    .to("relativity-imaging:job/run?workspaceId=2210001&idempotencyKey=${header.CamelFileName}&ledger=#ledger");
                // end
            }
        };
    }

    static void ledgerOfSeveralWorkers(CamelContext camelContext, DataSource dataSource) {
        // snippet
        JdbcCallLedger ledger = new JdbcCallLedger(dataSource);
        ledger.setCreateTable(true);      // or create it yourself: relativity-call-ledger.sql in the jar of camel-relativity-common
        ledger.setWorker("inbox-1");      // the same after a restart, and no other worker's at the same time
        ledger.setRetention(Duration.ofDays(400)); // older entries are deleted at the start, except those in doubt
        camelContext.getRegistry().bind("ledger", ledger);
        // end
    }

    static void settle(JdbcCallLedger ledger, String key) throws IOException {
        // snippet
        ledger.settle(key, "anna", "the set has run: Completed, 14:02");
        // end
    }

    static void release(JdbcCallLedger ledger, String key) throws IOException {
        // snippet
        ledger.release(key, "anna", "still Staging after an hour");
        // end
    }

    static RouteBuilder runAndWait() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:night-run")
                    .to("relativity-imaging:job/run?qcEnabled=true")
                    .to("relativity-imaging:set/await?awaitTimeout=12h")
                    .choice()
                        .when(simple("${body.outcome} == 'COMPLETED'")).to("relativity-imaging:set/release")
                        .otherwise().log(LoggingLevel.WARN, "${header.CamelRelativityImagingSetId}: ${body.status}")
                    .end();
                // end
            }
        };
    }

    static RouteBuilder whenItGoesWrong() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                onException(RelativityOutcomeUnknownException.class).handled(true)
                    .log(LoggingLevel.ERROR, "${exception.message}") // says what to read
                    .to("direct:look-first");
                onException(RelativityPartialFailureException.class).handled(true)
                    .setBody(simple("${exception.failed}"))
                    .to("direct:failed-jobs");
                onException(RelativityNotSentException.class, RelativityUnavailableException.class)
                    .maximumRedeliveries(5).redeliveryDelay("{{relativity.redelivery-delay:60000}}").asyncDelayedRedelivery()
                    .handled(true).to("direct:try-tomorrow");
                onException(RelativityRefusedException.class).handled(true)
                    .to("direct:refused"); // also what was wrong before it was sent
                // end

                from("direct:start").to("relativity-imaging:job/run");
                for (String end : new String[] {"look-first", "failed-jobs", "try-tomorrow", "refused"}) {
                    from("direct:" + end).setHeader("end", constant(end));
                }
            }
        };
    }

    static RouteBuilder findThenRun() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:run-by-name") // with header CamelRelativityName
                    .to("relativity-imaging:set/find?findOne=true") // fails on none and on several
                    .to("relativity-imaging:job/run"); // takes the id that was found
                // end
            }
        };
    }

    static RouteBuilder createOrFind() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:set")
                    .to("relativity-imaging:set/find")
                    .choice()
                        .when(simple("${body.totalCount} == 0")).to("direct:create")
                        .when(simple("${body.totalCount} > 1")).to("direct:ask-a-person");
                // end
            }
        };
    }

    static RouteBuilder allPages() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:all")
                    .to("relativity-imaging:object/query?allPages=true&length=500")
                    .split(body()).streaming().to("direct:one");
                // end
            }
        };
    }

    static RouteBuilder imageDocuments() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:image-documents")
                    .split(simple("${collate(10000)}"))
                    .setBody(ids -> Map.of("documentIds", ids.getMessage().getBody(List.class)))
                    .to("relativity-imaging:mass-process/create?apiVersion=v1")
                    .to("relativity-imaging:job/mass-image?apiVersion=v1&sourceType=Native&profileId={{profile}}");
                // end
            }
        };
    }

    static RouteBuilder whichGeneration() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:which-generation")
                    .doTry()
                        .to("relativity-imaging:environment/mass-imaging-max-size?apiVersion=v1") // reads, and needs no workspace
                        .setBody(constant("v1"))
                    .doCatch(RelativityRefusedException.class).onWhen(simple("${exception.httpResponseCode} == 404"))
                        .to("direct:is-it-legacy")
                    .end();
                from("direct:is-it-legacy") // asks for something that need not be there: only a Relativity has an error of its own for it
                    .onException(RelativityRefusedException.class).onWhen(simple("${exception.errorType} != null")).handled(true)
                        .setBody(constant("legacy"))
                    .end()
                    .to("relativity-imaging:native-type/read?apiVersion=legacy&workspaceId=-1&nativeTypeId=1")
                    .setBody(constant("legacy"));
                // end
            }
        };
    }

    static RouteBuilder massImaging(int profile) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("direct:mass-image") // with what Relativity's mass operation API answered
                    .setHeader(RelativityImagingConstants.IMAGING_PROFILE_ID, constant(profile))
                    .to("relativity-imaging:job/mass-image?apiVersion=v1&sourceType=Native");
                // end
            }
        };
    }

    static RouteBuilder reactToAStatusChange() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // snippet
                from("relativity-imaging:set/status?workspaceId=1017371&imagingSetIds=1039603,1039604&stateRepository=#told&stuckAfter=2h")
                    .choice()
                        .when(header("CamelRelativityStuck")).log(LoggingLevel.WARN, "${header.CamelRelativityImagingSetId} does not get on")
                        .when(header("CamelRelativityGone")).log("${header.CamelRelativityImagingSetId} was deleted")
                        .otherwise().to("jms:imaging.statuses")
                    .end();
                // end
            }
        };
    }

    /** What somebody else keeps. */
    interface Runs {
        Collection<ArtifactSelector> unfinished();
    }

    static void keepWhatWasTold(CamelContext context, Runs runs) {
        // snippet
        context.getRegistry().bind("running", (ImagingSetSource) runs::unfinished); // …set/status?imagingSets=#running
        context.getRegistry().bind("told", FileStateRepository.fileStateRepository(new File("told.txt")));
        // end
    }

    static void yourOwnInstance(CamelContext context, String token, String password) {
        // snippet
        RelativityImagingComponent imaging = context.getComponent("relativity-imaging", RelativityImagingComponent.class);
        imaging.getConfiguration().setInstanceUrl("https://relativity.example.com");
        imaging.getConfiguration().setAccessToken(token);

        RelativityConfiguration europe = new RelativityConfiguration();
        europe.setInstanceUrl("https://relativity.example.eu");
        europe.setUsername("imaging.service@example.eu");
        europe.setPassword(password);
        context.getRegistry().bind("europe", new RelativityConnection(europe)); // relativity-imaging:job/run?connection=#europe
        // end
    }

    static void vault(RelativityImagingComponent imaging) {
        // snippet
        RelativityTokenSource vault = () -> RelativityToken.of(Files.readString(Path.of("/run/secrets/relativity-token")));
        imaging.getConfiguration().setTokenSource(vault); // in properties: token-source = #bean:vault
        // end
    }
    // spotless:on

    static CamelContext contextFor(RelativitySandbox sandbox) {
        CamelContext context = new DefaultCamelContext();
        RelativityConfiguration configuration = context.getComponent(
                        "relativity-imaging", RelativityImagingComponent.class)
                .getConfiguration();
        configuration.setInstanceUrl(sandbox.instanceUrl());
        configuration.setUsername(sandbox.username());
        configuration.setPassword(sandbox.password());
        return context;
    }
}

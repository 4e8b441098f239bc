package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;
import static org.camelrelativity.production.ProductionFields.UNTIL;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.component.Awaited;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.common.watch.StatusPoller;
import org.camelrelativity.production.model.AwaitUntil;
import org.camelrelativity.production.model.ProductionDetails;
import org.camelrelativity.production.model.ProductionEnd;

/** The production that production/await waits for. */
record AwaitedProduction(Request request, ArtifactSelector production, ProductionStatusReader reader)
        implements Awaited {

    AwaitedProduction(Request request, ProductionStatusReader reader) throws RelativityRequestException {
        this(request, new ArtifactSelector(request.required(WORKSPACE_ID), request.required(PRODUCTION_ID)), reader);
    }

    @Override
    public String kind() {
        return "production";
    }

    @Override
    public String subject() {
        return "production " + production.artifactId() + " of workspace " + production.workspaceId();
    }

    @Override
    public Request reading() {
        return reader.request(production);
    }

    /** Proofs ask for no percentages. */
    @Override
    public Request evidence() {
        return ProductionProof.RUN.read(request, null, ApiVersion.V1).orElseThrow();
    }

    @Override
    public Outcome.Done read() throws RelativityException {
        return reader.readWithNumbers(production);
    }

    @Override
    public Rule rule(String beforeRun) {
        ProductionAwaitRule rule = new ProductionAwaitRule(request.get(UNTIL).orElse(AwaitUntil.produced), beforeRun);
        return new Rule() {
            @Override
            public Optional<Function<Duration, RelativityRecord>> end(Outcome.Done read, Duration waited) {
                ProductionReading reading = (ProductionReading) read.answer();
                Optional<ProductionDetails> numbers = Optional.ofNullable(reading.details());
                return rule.judge(reading, waited)
                        .map(outcome -> duration -> new ProductionEnd(
                                status(read),
                                outcome,
                                duration,
                                numbers.map(ProductionDetails::firstBatesValue).orElse(null),
                                numbers.map(ProductionDetails::lastBatesValue).orElse(null),
                                reading.status()));
            }

            @Override
            public String status(Outcome.Done read) {
                return Objects.toString(
                                ((ProductionReading) read.answer()).status().status(), "")
                        .strip();
            }

            @Override
            public String told(Outcome.Done read, UnaryOperator<String> cleaner) {
                return AwaitedProduction.told((ProductionReading) read.answer(), cleaner.apply(status(read)));
            }
        };
    }

    private static String told(ProductionReading last, String status) {
        String was = "it was " + status;
        if (last.known().isEmpty()) {
            return was + ", which is no known status, with job status "
                    + last.status().jobStatus();
        }
        return switch (last.phase()) {
            case RUNNING -> last.known().get().isRunning() ? was : was + ", but a job of it still exists";
            case ENDED ->
                was + ", which may be the end of an earlier run; to tell, awaitTimeout must exceed "
                        + CredibleEnd.GRACE.plus(StatusPoller.LONGEST_PAUSE);
            default -> was + ", and nobody saw it at work on what is waited for";
        };
    }
}

package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.REPRODUCTION_JOB_ID;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.component.Awaited;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.common.watch.StatusPoller;
import org.camelrelativity.production.model.ReproductionEnd;
import org.camelrelativity.production.model.ReproductionStatus;
import org.camelrelativity.production.model.ReproductionStatusResult;
import org.camelrelativity.production.model.ReproductionStatusResult.ProductionStatusResult;

/** The re-production job that re-production/await waits for. */
record AwaitedReproduction(Request reading, String subject, Function<Call, Outcome> transport) implements Awaited {

    private static final Operation STATUS = ReproductionOperations.TABLE.find("re-production/status");

    static AwaitedReproduction of(Request request, Function<Call, Outcome> transport)
            throws RelativityRequestException {
        String subject = "re-production job " + request.required(REPRODUCTION_JOB_ID) + " of workspace "
                + request.required(WORKSPACE_ID);
        return new AwaitedReproduction(
                request.to(STATUS, WORKSPACE_ID, REPRODUCTION_JOB_ID).orElseThrow(), subject, transport);
    }

    @Override
    public String kind() {
        return "re-production job";
    }

    @Override
    public Outcome.Done read() throws RelativityException {
        return new OperationInvoker(STATUS.wires(ApiVersion.V1), transport)
                .invoke(reading)
                .orThrow(STATUS.name());
    }

    @Override
    public Rule rule(String beforeRun) {
        ReproductionAwaitRule rule = new ReproductionAwaitRule(beforeRun);
        return new Rule() {
            @Override
            public Optional<Function<Duration, RelativityRecord>> end(Outcome.Done read, Duration waited) {
                ReproductionStatusResult result = (ReproductionStatusResult) read.answer();
                return rule.judge(result, waited)
                        .map(outcome -> duration -> new ReproductionEnd(status(read), outcome, duration, result));
            }

            @Override
            public String status(Outcome.Done read) {
                return Objects.toString(((ReproductionStatusResult) read.answer()).reproductionStatus(), "")
                        .strip();
            }

            @Override
            public String told(Outcome.Done read, UnaryOperator<String> cleaner) {
                return AwaitedReproduction.told((ReproductionStatusResult) read.answer(), status(read), cleaner);
            }
        };
    }

    private static String told(ReproductionStatusResult last, String status, UnaryOperator<String> cleaner) {
        boolean ended = ReproductionStatus.of(status)
                .filter(known -> known.isCompleted() || known == ReproductionStatus.DoesNotExist)
                .isPresent();
        String was = "it was " + cleaner.apply(status);
        if (ended && !ReproductionAwaitRule.isAtWork(last)) {
            return was + ", which may be the end of an earlier run; to tell, awaitTimeout must exceed "
                    + CredibleEnd.GRACE.plus(StatusPoller.LONGEST_PAUSE);
        }
        if (last.productions().isEmpty()) {
            return was;
        }
        return was + ", with productions that were "
                + last.productions().stream()
                        .map(ProductionStatusResult::status)
                        .distinct()
                        .map(each -> cleaner.apply(String.valueOf(each)))
                        .collect(Collectors.joining(", "))
                + (ReproductionAwaitRule.isAtRest(last) ? ", and nobody saw one of them run" : "");
    }
}

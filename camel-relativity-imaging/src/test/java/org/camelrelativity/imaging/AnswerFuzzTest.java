package org.camelrelativity.imaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camelrelativity.common.testing.AnswerFuzz;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.InMemoryRelativity;

class AnswerFuzzTest extends AnswerFuzz {

    private static InMemoryRelativity relativity;

    AnswerFuzzTest() {
        super("relativity-imaging", ImagingOperations.API_OPERATIONS);
    }

    @BeforeContainer
    static void start() {
        relativity = new InMemoryRelativity("relativity-imaging");
    }

    @AfterContainer
    static void stop() {
        relativity.close();
    }

    @Override
    protected InMemoryRelativity relativity() {
        return relativity;
    }

    @Override
    protected Optional<Boolean> saysDone(Contract contract, JsonNode answer) {
        return switch (contract.operation()) {
            case "job/run", "job/retry-errors", "job/image-document", "job/mass-image" ->
                yesIf(isJobId(member(answer, "ImagingJobId")));
            case "job/stop", "job/update-priority" -> // one record reads both: see ImagingJobChange
                success(answer, List.of("stopImagingJobResponse", "updateJobPriorityResponse", "success"));
            default -> super.saysDone(contract, answer);
        };
    }

    private static boolean isJobId(JsonNode json) {
        String id = json.asText().strip();
        if (id.matches("[{(]?[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}[)}]?")) { // .NET's D, N, B and P
            return !id.replaceAll("[^0-9a-fA-F]", "").matches("0+");
        }
        try {
            return new BigDecimal(id).longValueExact() > 0;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    /** True or false, itself or under one of these names, which the vendor nests in more than one way. */
    private static Optional<Boolean> success(JsonNode answer, List<String> names) {
        if (!answer.isObject()) {
            return flag(answer);
        }
        return names.stream()
                .map(name -> success(member(answer, name), names))
                .flatMap(Optional::stream)
                .findFirst();
    }
}

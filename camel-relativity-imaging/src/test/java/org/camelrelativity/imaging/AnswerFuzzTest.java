package org.camelrelativity.imaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camelrelativity.common.testing.AnswerFuzz;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.InMemoryRelativity;

class AnswerFuzzTest extends AnswerFuzz {

    private static final Set<String> NOT_REPEATABLE = Set.of(
            "profile/save",
            "set/save",
            "field-code/save",
            "job/run",
            "job/retry-errors",
            "job/image-document",
            "job/mass-image");

    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    private static InMemoryRelativity relativity;

    AnswerFuzzTest() throws IOException {
        super(
                "relativity-imaging",
                Stream.concat(Contract.all("legacy"), Contract.all("v1")).toList());
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
    protected boolean isRepeatable(Contract contract) {
        boolean updates = contract.operation().endsWith("/save")
                && contract.request().get("path").textValue().matches(".*/\\d+");
        return updates || !NOT_REPEATABLE.contains(contract.operation());
    }

    @Override
    protected boolean hasTwoNames(Contract contract) {
        return contract.operation().equals("job/retry-errors") && !isVersioned(contract);
    }

    private static boolean isVersioned(Contract contract) {
        return contract.options().contains("apiVersion=v1");
    }

    @Override
    protected Optional<Boolean> saysDone(Contract contract, JsonNode answer) {
        return switch (contract.operation()) {
            case "profile/save", "set/save", "field-code/save" -> yesIf(isArtifactId(answer));
            case "job/run", "job/retry-errors", "job/image-document", "job/mass-image" ->
                yesIf(isJobId(member(answer, "ImagingJobId")));
            case "job/stop" -> success(answer, List.of("stopImagingJobResponse", "success"));
            case "job/update-priority" -> success(answer, List.of("updateJobPriorityResponse", "success"));
            case "profile/read", "set/read", "field-code/read", "native-type/read" ->
                yesIf(isArtifactId(member(answer, "ArtifactID")));
            case "set/status" -> yesIf(isGiven(member(answer, "Status")) || isGiven(member(answer, "JobExists")));
            case "document/status" -> yesIf(isGiven(member(answer, "HasImages")));
            case "environment/mass-imaging-max-size" -> yesIf(isArtifactId(answer));
            default -> answer.isMissingNode() || answer.isNull() ? Optional.of(true) : flag(answer);
        };
    }

    private static Optional<Boolean> yesIf(boolean done) {
        return done ? Optional.of(true) : Optional.empty();
    }

    private static boolean isGiven(JsonNode json) {
        return json.isValueNode() && !json.isNull();
    }

    private static boolean isJobId(JsonNode json) {
        String id = json.asText().strip();
        if (id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return !id.equals(NO_GUID);
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

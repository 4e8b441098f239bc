package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.testing.AnswerFuzz;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.InMemoryRelativity;
import org.camelrelativity.production.model.ProductionJobRef;

class AnswerFuzzTest extends AnswerFuzz {

    private static InMemoryRelativity relativity;

    /** A result that Relativity might list; ids of 0 and none are alike. */
    public record Result(int workspace, int production, int job, String sent, boolean error) {

        ObjectNode json() {
            ObjectNode json = JSON.createObjectNode();
            json.put("WorkspaceID", workspace).put("ProductionID", production).put("JobID", job);
            switch (sent) {
                case "true" -> json.put("RetrySuccessfullySent", true);
                case "false" -> json.put("RetrySuccessfullySent", false);
                default -> json.putNull("RetrySuccessfullySent");
            }
            ArrayNode errors = json.putArray("Errors");
            if (error) {
                errors.add("odd");
            }
            return json;
        }
    }

    AnswerFuzzTest() {
        super("relativity-production", ProductionOperations.API_OPERATIONS);
    }

    @BeforeContainer
    static void start() {
        relativity = new InMemoryRelativity("relativity-production");
    }

    @AfterContainer
    static void stop() {
        relativity.close();
    }

    @Override
    protected InMemoryRelativity relativity() {
        return relativity;
    }

    /** Some contracts show what becomes of a partial success when it is no failure. */
    @Override
    protected String options(Contract contract) {
        return contract.options().replace("failOnPartial=false", "failOnPartial=true");
    }

    @Override
    protected Optional<Boolean> saysDone(Contract contract, JsonNode answer) {
        return switch (contract.operation()) {
            case "queue/jobs" ->
                yesIf(listed(
                        answer,
                        job -> isArtifactId(member(job, "WorkspaceID")) && isArtifactId(member(job, "ProductionID"))));
            case "production/list" -> yesIf(rows(answer, "ProductionID", "ArtifactID"));
            case "production/read" ->
                yesIf(isArtifactId(member(answer, "ProductionID")) || isArtifactId(member(answer, "ArtifactID")));
            case "production/defaults", "data-source/defaults", "placeholder/defaults" -> yesIf(anyDefault(answer));
            case "production/stage", "production/run" -> flag(member(answer, "WasJobCreated"));
            case "production/stage-and-run" ->
                allDone(
                        productions(contract),
                        answer,
                        answer.isArray() ? answer : JSON.createArrayNode(),
                        "WasJobCreated");
            case "production/branding-errors" -> yesIf(rows(answer, "DocumentID", "ErrorMessage"));
            case "production/staging-errors" ->
                yesIf(tellsStagingErrors(answer) || answer.size() == 1 && tellsStagingErrors(answer.path(0)));
            case "production/images-token" ->
                yesIf(RelativityJson.guid(answer.asText()).isPresent());
            case "production/images", "document/production-images" ->
                list(answer, "ImageFiles").isEmpty() && hasErrors(answer)
                        ? Optional.of(false)
                        : yesIf(!member(answer, "ImageFiles").isMissingNode());
            case "production/preview" -> Optional.of(true); // of what type it is, tells
            case "document/productions" -> yesIf(rows(answer, "ProductionID"));
            case "production/restriction" -> yesIf(isArtifactId(answer) || isZero(answer));
            case "re-production/jobs" -> yesIf(answer.isArray() && all(answer, id -> id.isNull() || isArtifactId(id)));
            case "re-production/of-production" ->
                yesIf(listed(
                        answer,
                        each -> isArtifactId(member(each, "ProductionID"))
                                || flag(member(each, "IsDeleted")).orElse(false)));
            case "re-production/eligible" -> yesIf(listed(answer, each -> isArtifactId(member(each, "ProductionID"))));
            case "re-production/create" -> allCreated(answer);
            case "re-production/stage-and-run" -> allStarted(answer);
            case "re-production/cancel" ->
                allSelectedDone(answer, "CancelJobResults", "NumberOfJobsRequestedForCancel", "CancelSuccessfullySent");
            case "job/cancel" -> flag(member(answer, "CancelSuccessfullySent"));
            case "job/mass-cancel" ->
                allDone(
                        contract.body().get("jobsToBeCanceled"),
                        answer,
                        list(answer, "CancelJobResults"),
                        "CancelSuccessfullySent");
            case "job/mass-retry" ->
                allDone(
                        contract.body().get("jobsToBeRetried"),
                        answer,
                        list(answer, "RetryJobResults"),
                        "RetrySuccessfullySent");
            case "queue/mass-cancel", "queue/mass-prioritize", "queue/mass-retry" ->
                allSelectedDone(answer, "ProductionQueueResults", "TotalJobsRequested", "RequestSent");
            default -> super.saysDone(contract, answer);
        };
    }

    /** One that can't be read does not make the others unreadable. */
    private static boolean listed(JsonNode answer, Predicate<JsonNode> named) {
        return answer.isArray() && (all(answer, JsonNode::isNull) || !all(answer, named.negate()));
    }

    private static boolean all(JsonNode list, Predicate<JsonNode> rule) {
        return StreamSupport.stream(list.spliterator(), false).allMatch(rule);
    }

    /** The job has an id, and each of its productions. */
    private static Optional<Boolean> allCreated(JsonNode answer) {
        boolean created = isArtifactId(member(answer, "ReproductionJobID"))
                && !hasErrors(answer)
                && all(
                        list(answer, "Results"),
                        result -> result.isNull()
                                || isArtifactId(member(result, "ProductionID"))
                                        && isArtifactId(member(result, "ParentProductionID"))
                                        && !hasErrors(result));
        return flag(member(answer, "WasJobCreated")).map(said -> said && created);
    }

    private static Optional<Boolean> allStarted(JsonNode answer) {
        if (anyFailed(answer, answer, "WasJobCreated")) {
            return Optional.of(false);
        }
        boolean none = all(answer, JsonNode::isNull);
        return yesIf(answer.isArray()
                && !none
                && all(
                        answer,
                        job -> job.isNull()
                                || flag(member(job, "WasJobCreated")).orElse(false)));
    }

    private static boolean rows(JsonNode answer, String... ids) {
        boolean empty = answer.isArray();
        boolean named = false;
        for (JsonNode row : answer) {
            empty &= row.isNull();
            named |= answer.isArray() && Stream.of(ids).anyMatch(name -> tells(member(row, name), name));
        }
        return empty || named;
    }

    private static boolean tells(JsonNode value, String name) {
        return name.endsWith("ID")
                ? value.isValueNode() && !value.isNull()
                : value.isValueNode() || value.isContainerNode();
    }

    private static boolean isZero(JsonNode answer) {
        try {
            return answer.isValueNode() && new BigDecimal(answer.asText().strip()).signum() == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean tellsStagingErrors(JsonNode answer) {
        return !member(answer, "ErroredDocumentCount").isMissingNode()
                || !member(answer, "DuplicateDocuments").isMissingNode();
    }

    /** Those that the documented request is about. */
    private static JsonNode productions(Contract contract) {
        ArrayNode productions = JSON.createArrayNode();
        for (JsonNode id : contract.body().get("productionIDs")) {
            productions.addObject().put("WorkspaceID", 1027293).set("ProductionID", id);
        }
        return productions;
    }

    private static boolean anyDefault(JsonNode answer) {
        return answer.properties().stream().map(Map.Entry::getValue).anyMatch(field -> Stream.of(
                        "Guid", "ID", "DefaultValue")
                .anyMatch(name -> !member(field, name).isMissingNode()
                        && !member(field, name).isNull()));
    }

    /** The documented jobs have all three ids. */
    private static Optional<Boolean> allDone(JsonNode asked, JsonNode answer, JsonNode results, String flag) {
        if (anyFailed(answer, results, flag)) {
            return Optional.of(false);
        }
        for (int i = 0; i < asked.size(); i++) {
            int done = 0;
            for (int j = 0; j < results.size(); j++) {
                boolean nameless = results.size() == asked.size() && i == j && isNameless(results.get(j));
                if (nameless || isOf(results.get(j), asked.get(i))) {
                    done += flag(member(results.get(j), flag)).orElse(false) ? 1 : 100;
                }
            }
            if (done != 1) {
                return Optional.empty();
            }
        }
        return Optional.of(true);
    }

    private static JsonNode list(JsonNode answer, String name) {
        JsonNode list = member(answer, name);
        return list.isArray() ? list : JSON.createArrayNode();
    }

    private static boolean isOf(JsonNode result, JsonNode job) {
        return id(result, "WorkspaceID") == id(job, "WorkspaceID")
                && id(result, "ProductionID") == id(job, "ProductionID");
    }

    /** What can only be told by its place in the list. */
    private static boolean isNameless(JsonNode result) {
        return id(result, "WorkspaceID") == 0 || id(result, "ProductionID") == 0;
    }

    private static int id(JsonNode json, String name) {
        JsonNode given = member(json, name);
        JsonNode id = given.isObject() ? member(given, "ArtifactID") : given;
        return isArtifactId(id) ? new BigDecimal(id.asText().strip()).intValue() : 0;
    }

    private static boolean anyFailed(JsonNode answer, JsonNode results, String flag) {
        boolean failed = hasErrors(answer);
        for (JsonNode result : results) {
            failed |= hasErrors(result) || !flag(member(result, flag)).orElse(true);
        }
        return failed;
    }

    private static boolean hasErrors(JsonNode json) {
        JsonNode errors = member(json, "Errors");
        return !errors.isEmpty() || errors.isTextual() && !errors.asText().isBlank();
    }

    private static Optional<Boolean> allSelectedDone(JsonNode answer, String list, String counted, String flag) {
        JsonNode results = list(answer, list);
        if (anyFailed(answer, results, flag)) {
            return Optional.of(false);
        }
        JsonNode requested = member(answer, counted);
        boolean none = requested.asText().strip().equals("0");
        boolean sent = results.size() > 0 || none;
        for (JsonNode result : results) {
            sent &= flag(member(result, flag)).orElse(false);
        }
        boolean allListed = id(answer, counted) <= results.size();
        return sent && allListed ? Optional.of(true) : Optional.empty();
    }

    @Provide
    Arbitrary<List<ProductionJobRef>> jobs() {
        Arbitrary<Integer> few = Arbitraries.of(1, 2).injectNull(0.2);
        return Combinators.combine(few, few, few)
                .as(ProductionJobRef::new)
                .filter(ProductionJobRef::refersToAJob)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Result>> results() {
        Arbitrary<Integer> few = Arbitraries.of(0, 1, 2);
        return Combinators.combine(
                        few, few, few, Arbitraries.of("true", "false", "null"), Arbitraries.of(false, false, true))
                .as(Result::new)
                .list()
                .ofMaxSize(4);
    }

    /** Each job is told once; none is among the failed of which the answer may say that it was sent. */
    @Property
    void anyListOfJobs(@ForAll("jobs") List<ProductionJobRef> jobs, @ForAll("results") List<Result> results) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("RetryJobResults");
        results.forEach(result -> list.add(result.json()));
        relativity.answer(new InMemoryRelativity.Answer(
                200,
                Map.of("Content-Type", "application/json"),
                answer.toString().getBytes(StandardCharsets.UTF_8)));
        Exchange exchange = relativity.send("relativity-production:job/mass-retry", jobs, Map.of());
        assertThat(relativity.sent()).hasSize(1);
        assertThat(exchange.getMessage().getHeader("CamelRelativityJobsRequested"))
                .isEqualTo(jobs.size());
        if (exchange.getException() == null) {
            assertThat(results)
                    .noneMatch(result -> (result.sent().equals("false") || result.error())
                            && jobs.stream().anyMatch(job -> isSurelyOf(result, job, jobs)));
            assertThat(results.stream().filter(result -> result.sent().equals("true")))
                    .hasSizeGreaterThanOrEqualTo(jobs.size());
            return;
        }
        RelativityJobReport report =
                ((RelativityException) exchange.getException()).getJobReport().orElseThrow();
        List<RelativityRecord> told = new ArrayList<>(report.done());
        report.failed().forEach(failed -> told.add(failed.job()));
        told.addAll(report.unknown());
        assertThat(told).containsExactlyInAnyOrderElementsOf(jobs);
        for (RelativityRecord again : report.notDoneReferences()) {
            ProductionJobRef job = (ProductionJobRef) again;
            assertThat(results).noneMatch(result -> result.sent().equals("true") && isSurelyOf(result, job, jobs));
        }
    }

    /** Whether the result names what the job has, and no other job that was asked for could be meant. */
    private static boolean isSurelyOf(Result result, ProductionJobRef job, List<ProductionJobRef> jobs) {
        return names(result, job)
                && jobs.stream().filter(other -> !contradicts(result, other)).count() == 1;
    }

    private static boolean names(Result result, ProductionJobRef job) {
        boolean byJob = job.jobId() != null && job.jobId() == result.job();
        boolean byProduction = job.workspaceId() != null
                && job.productionId() != null
                && job.workspaceId() == result.workspace()
                && job.productionId() == result.production();
        return !contradicts(result, job) && (byJob || byProduction);
    }

    private static boolean contradicts(Result result, ProductionJobRef job) {
        return differ(result.workspace(), job.workspaceId())
                || differ(result.production(), job.productionId())
                || differ(result.job(), job.jobId());
    }

    private static boolean differ(int answered, Integer asked) {
        return answered != 0 && asked != null && answered != asked;
    }
}

package org.camelrelativity.common.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityJobReport.FailedJob;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Outcome.Done;
import org.camelrelativity.common.operation.Outcome.Failure;
import org.camelrelativity.common.operation.Request;

/** Writes what became of a call as JSON, and reads it again. */
final class StoredOutcome {

    private static final ObjectMapper JSON = RelativityJson.strict();

    private static final String ANSWERED_BEFORE = "answeredBefore";

    private final Operation operation;
    private final Set<Class<? extends RelativityRecord>> types;

    /** The types are those that a job report may refer to. */
    StoredOutcome(Operation operation, Set<Class<? extends RelativityRecord>> types) {
        this.operation = operation;
        this.types = Set.copyOf(types);
    }

    /**
     * Writes the outcome, with a report of all jobs of the request; the outcome may be of some of them only.
     *
     * @param rest the digest of what was sent last if that was only the failed jobs of the request, else {@code null}
     * @param earlier what was stored before this call; {@code null} if it is the first of its key
     */
    String write(Outcome outcome, RelativityJobReport jobs, String rest, String earlier) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("status", outcome.status()).put("attempts", outcome.attempts());
        Done done = outcome instanceof Done itself
                ? itself
                : ((Outcome.NotDone) outcome).failure().answered();
        Object answer = done == null ? null : whole(operation.answer(), done.answer(), jobs, earlier);
        Object before = answer != null ? null : answeredBefore(operation.answer(), earlier);
        if (answer != null) {
            json.set("answer", JSON.valueToTree(answer));
        } else if (before != null) {
            json.set(ANSWERED_BEFORE, JSON.valueToTree(before));
        }
        if (done != null) {
            ObjectNode ids = json.putObject("ids");
            done.ids().forEach((field, id) -> ids.put(field.option(), id.toString()));
        }
        if (outcome instanceof Outcome.NotDone failed && (jobs == null || jobs.equals(failed.jobs()))) {
            json.put("message", failed.failure().details().message());
        }
        if (rest != null) {
            json.put("rest", rest);
        }
        if (jobs != null) {
            json.set("jobs", write(jobs));
        }
        return json.toString();
    }

    /** The answer to all calls of the key together; {@code null} if not all of what was done was answered. */
    private <A> A whole(Answer<A> expected, Object answer, RelativityJobReport jobs, String earlier)
            throws IOException {
        RelativityJobReport jobsBefore = readJobs(earlier);
        if (answer == null || jobsBefore == null || jobsBefore.done().isEmpty()) {
            return expected.type().cast(answer);
        }
        A before = answeredBefore(expected, earlier);
        if (before == null) {
            return null;
        }
        A merged = expected.merger()
                .ofParts()
                .apply(List.of(before, expected.type().cast(answer)));
        List<RelativityRecord> all = new ArrayList<>(jobs.done());
        all.addAll(jobs.notDoneReferences());
        all.addAll(jobs.unknown());
        Verdict verdict = expected.verdict().apply(new Request(operation, Map.of(), null, all), merged);
        boolean same = verdict instanceof Verdict.PerJob told
                && new HashSet<>(told.report().done()).equals(new HashSet<>(jobs.done()));
        return same ? merged : null;
    }

    /** What earlier calls of the key were answered of the jobs that they have done; {@code null} if nothing. */
    private <A> A answeredBefore(Answer<A> expected, String earlier) throws IOException {
        JsonNode json = earlier == null || expected.merger() == null ? null : JSON.readTree(earlier);
        if (json != null && json.hasNonNull("answer")) {
            A answer = RelativityJson.forgiving().treeToValue(json.get("answer"), expected.type());
            return expected.merger().onlyDone().apply(answer);
        }
        return json != null && json.hasNonNull(ANSWERED_BEFORE)
                ? RelativityJson.forgiving().treeToValue(json.get(ANSWERED_BEFORE), expected.type())
                : null;
    }

    /** Somebody says that a call in doubt was executed: so were its jobs in doubt, and those that have failed have failed. */
    static Entry settled(Entry entry) throws IOException {
        JsonNode json = entry.result() == null ? null : JSON.readTree(entry.result());
        if (json == null || !json.hasNonNull("jobs")) {
            return entry.as(State.DONE, entry.result());
        }
        ObjectNode jobs = (ObjectNode) json.get("jobs");
        ((ArrayNode) jobs.get("done")).addAll((ArrayNode) jobs.get("unknown"));
        jobs.putArray("unknown");
        ((ObjectNode) json)
                .remove(List.of("message", "answer")); // which tell of the doubt, and not of what was in doubt
        boolean done = jobs.get("failed").isEmpty() && jobs.get("neverSent").isEmpty();
        return entry.as(done ? State.DONE : State.PARTIAL, json.toString());
    }

    private static ObjectNode write(RelativityJobReport jobs) {
        ObjectNode json = JSON.createObjectNode();
        json.set("done", references(jobs.done()));
        ArrayNode failed = json.putArray("failed");
        for (FailedJob job : jobs.failed()) {
            failed.add(reference(job.job()).set("errors", JSON.valueToTree(job.errors())));
        }
        json.set("unknown", references(jobs.unknown()));
        json.set("neverSent", references(jobs.neverSent()));
        json.put("unnamed", jobs.unnamed());
        json.set("errors", JSON.valueToTree(jobs.errors()));
        return json;
    }

    private static ArrayNode references(List<RelativityRecord> jobs) {
        ArrayNode json = JSON.createArrayNode();
        jobs.forEach(job -> json.add(reference(job)));
        return json;
    }

    private static ObjectNode reference(RelativityRecord job) {
        ObjectNode json = JSON.createObjectNode();
        json.put("type", job.getClass().getSimpleName());
        json.set("job", JSON.valueToTree(job));
        return json;
    }

    /** What was done. The answer is {@code null} if it is unknown, as after a proof or a person's decision. */
    Done readDone(String stored, Request request) throws IOException {
        Done done = stored == null ? null : readDone(JSON.readTree(stored));
        boolean partlyAnswered =
                done != null && done.jobs() != null && !done.jobs().isDone();
        return done == null || done.answer() == null || partlyAnswered
                ? new Done(null, request.ids(), 0, 0, done == null ? null : done.jobs())
                : done;
    }

    private Done readDone(JsonNode json) throws IOException {
        Map<Field<?>, Object> ids = new LinkedHashMap<>();
        json.path("ids").properties().forEach(id -> field(id.getKey())
                .ifPresent(field ->
                        field.type().parse(id.getValue().textValue()).ifPresent(value -> ids.put(field, value))));
        Object answer = json.hasNonNull("answer")
                ? RelativityJson.forgiving()
                        .treeToValue(json.get("answer"), operation.answer().type())
                : null;
        return new Done(
                answer,
                ids,
                json.path("status").intValue(),
                json.path("attempts").intValue(),
                readJobs(json));
    }

    /** A partial failure, as it was told. */
    Outcome.Partial readPartial(String stored) throws IOException {
        JsonNode json = JSON.readTree(stored);
        return new Outcome.Partial(
                new Failure(details(json), readJobs(json), json.has("answer") ? readDone(json) : null, null));
    }

    /** If it was sent in parts, each with a message of its own, the message is the report's summary. */
    private RelativityFailure details(JsonNode json) throws IOException {
        return RelativityFailure.of(
                json.hasNonNull("message")
                        ? json.path("message").textValue()
                        : readJobs(json).summary(),
                json.path("status").intValue(),
                null,
                json.path("attempts").intValue());
    }

    /** The digest of what was sent last, if that was only a part; else {@code null}. */
    static String readRest(String stored) throws IOException {
        return stored == null ? null : JSON.readTree(stored).path("rest").textValue();
    }

    /** What became of each job; {@code null} if it was no mass operation, or if nothing is stored. */
    RelativityJobReport readJobs(String stored) throws IOException {
        return stored == null ? null : readJobs(JSON.readTree(stored));
    }

    private RelativityJobReport readJobs(JsonNode outcome) throws IOException {
        if (!outcome.hasNonNull("jobs")) {
            return null;
        }
        JsonNode json = outcome.get("jobs");
        List<FailedJob> failed = new ArrayList<>();
        for (JsonNode job : json.path("failed")) {
            failed.add(new FailedJob(readReference(job), texts(job.path("errors"))));
        }
        return new RelativityJobReport(
                readReferences(json.path("done")),
                failed,
                readReferences(json.path("unknown")),
                readReferences(json.path("neverSent")),
                json.path("unnamed").intValue(),
                texts(json.path("errors")));
    }

    private List<RelativityRecord> readReferences(JsonNode jobs) throws IOException {
        List<RelativityRecord> references = new ArrayList<>();
        for (JsonNode job : jobs) {
            references.add(readReference(job));
        }
        return references;
    }

    private RelativityRecord readReference(JsonNode job) throws IOException {
        String name = job.path("type").textValue();
        Class<? extends RelativityRecord> type = types.stream()
                .filter(each -> each.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("the ledger refers to jobs by an unknown type: " + name));
        return JSON.treeToValue(job.path("job"), type);
    }

    /** With {@code null} for each element that is no text. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private Optional<Field<?>> field(String option) {
        return Stream.<Field<?>>concat(operation.answer().ids().keySet().stream(), operation.fields().stream())
                .filter(field -> field.option().equals(option))
                .findFirst();
    }
}

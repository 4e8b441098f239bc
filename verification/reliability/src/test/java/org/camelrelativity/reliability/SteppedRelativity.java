package org.camelrelativity.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import org.camelrelativity.reliability.Turns.Decision;
import org.camelrelativity.reliability.Turns.Fate;

/**
 * A Relativity of imaging sets and productions, each by its number, with a gate before a request is executed and another
 * before it is answered. It runs what it is asked to run, as often as it is asked.
 */
final class SteppedRelativity {

    /** What is done, told while it is the turn of who does it. */
    interface Journal {

        /** A statement is about to be executed. */
        void usesDatabase();

        /** A request has come in, and is about some sets or productions. */
        void arrived(List<Integer> jobs);

        /** {@return what is to be done later in the name of the one whose turn it is now} */
        Runnable effect(int job);

        /** It was answered that these were not done. */
        void denied(List<Integer> jobs);
    }

    /** An answer, in JSON. */
    record Reply(int status, String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Turns turns;
    private final Supplier<Journal> journal;
    private final Map<Integer, String> statuses = new HashMap<>();
    private final Queue<Runnable> delayed = new ArrayDeque<>();
    private int answers;

    SteppedRelativity(Turns turns, Supplier<Journal> journal) {
        this.turns = turns;
        this.journal = journal;
    }

    /** Nothing has ever run. */
    void clear() {
        statuses.clear();
        delayed.clear();
    }

    /** An exception if the connection is closed without an answer. */
    Reply answer(String path, String body) throws IOException {
        Decision decision = turns.gate();
        if (path.endsWith("ReadAsync")) {
            return decision.fate() == Fate.REFUSED
                    ? refusal()
                    : set(JSON.readTree(body).findValue("imagingSetId").intValue());
        }
        if (path.endsWith("job-status")) {
            String[] segments = path.split("/");
            int production = Integer.parseInt(segments[segments.length - 2]);
            return decision.fate() == Fate.REFUSED ? refusal() : production(production);
        }
        return start(body, decision);
    }

    private Reply start(String body, Decision decision) throws IOException {
        List<Integer> jobs = jobs(body);
        journal.get().arrived(jobs);
        List<Integer> done = new ArrayList<>(jobs);
        switch (decision.fate()) {
            case REFUSED, BUSY -> done.clear();
            case CLOSED -> throw new IOException("the request got lost");
            case DELAYED -> {
                jobs.forEach(job -> delayed.add(effect(job)));
                throw new IOException("the request was delayed");
            }
            case PARTLY -> done.removeIf(job -> jobs.size() > 1 && (decision.which() >> jobs.indexOf(job) & 1) == 1);
            default -> {} // all is done
        }
        done.forEach(job -> effect(job).run());
        if (decision.fate() == Fate.LOST || turns.gate().fate() == Fate.LOST) {
            throw new IOException("the answer got lost");
        }
        journal.get().denied(jobs.stream().filter(job -> !done.contains(job)).toList());
        return switch (decision.fate()) {
            case REFUSED -> refusal();
            case BUSY -> new Reply(429, "{}");
            default ->
                body.contains("imagingJob")
                        ? new Reply(200, "{\"ImagingJobId\":\"" + new UUID(1, ++answers) + "\"}")
                        : results(jobs, done);
        };
    }

    private static List<Integer> jobs(String body) throws IOException {
        JsonNode json = JSON.readTree(body);
        List<Integer> jobs = new ArrayList<>();
        json.findValues(body.contains("imagingJob") ? "imagingSetId" : "ProductionID")
                .forEach(id -> jobs.add(id.intValue()));
        return jobs;
    }

    private Runnable effect(int job) {
        Runnable told = journal.get().effect(job);
        return () -> {
            statuses.put(job, "running");
            told.run();
        };
    }

    private static Reply refusal() {
        return new Reply(400, "{\"ErrorType\":\"ValidationException\",\"Message\":\"no\"}");
    }

    private Reply set(int set) {
        ObjectNode answer = JSON.createObjectNode().put("ArtifactID", set).put("Name", "Set");
        ObjectNode status = answer.putObject("Status");
        switch (statuses.getOrDefault(set, "new")) {
            case "running" -> status.put("Status", "Imaging");
            case "ended" -> status.put("Status", "Completed");
            default -> {} // as the vendor shows a set that never ran
        }
        return new Reply(200, answer.toString());
    }

    private Reply production(int production) {
        String status =
                switch (statuses.getOrDefault(production, "new")) {
                    case "running" -> "Producing";
                    case "ended" -> "Produced";
                    default -> "Error";
                };
        return new Reply(
                200,
                JSON.createObjectNode()
                        .put("Status", status)
                        .put("JobStatus", "Processing")
                        .toString());
    }

    private static Reply results(List<Integer> jobs, List<Integer> done) {
        ObjectNode answer = JSON.createObjectNode()
                .put("NumberOfJobsRequestedForRetry", jobs.size())
                .put("NumberOfJobsRetryWasRequestedSuccessfully", done.size());
        ArrayNode results = answer.putArray("RetryJobResults");
        for (int job : jobs) {
            ObjectNode result = results.addObject()
                    .put("WorkspaceID", SteppedWorkers.WORKSPACE)
                    .put("ProductionID", job)
                    .put("JobID", 0)
                    .put("RetrySuccessfullySent", done.contains(job));
            ArrayNode errors = result.putArray("Errors");
            if (!done.contains(job)) {
                errors.add("It is not in Error.");
            }
        }
        answer.putArray("Errors");
        return new Reply(200, answer.toString());
    }

    /** Whether requests are still on their way. */
    boolean hasDelayed() {
        return !delayed.isEmpty();
    }

    /** The first of the requests that were delayed is executed after all. */
    void executeDelayed() {
        delayed.remove().run();
    }

    /** What runs has ended. */
    void end() {
        statuses.replaceAll((job, status) -> "ended");
    }
}

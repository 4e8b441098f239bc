package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * Makes a command of what somebody has sent, or says what is wrong with it. Wrong ids, tokens and priorities are left to
 * the component, which refuses them before anything is sent.
 */
final class CommandReader {

    private static final Pattern ID = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,200}");
    private static final int LONGEST_REASON = 300;

    private final int mostJobs;

    CommandReader(int mostJobs) {
        this.mostJobs = mostJobs;
    }

    /** The message's id, which may be null, is the command's if it doesn't say another itself. */
    Command read(String text, String messageId) throws MalformedCommandException {
        String id = messageId;
        try {
            JsonNode json = RelativityJson.strict().readTree(text);
            check(json.isObject(), "a command must be a JSON object");
            if (json.has("id")) {
                String given = json.get("id").asText();
                boolean good = json.get("id").isTextual() && ID.matcher(given).matches() && !given.isBlank();
                check(good, "id must be a text of at most 200 characters that can be seen");
                id = given;
            }
            ((ObjectNode) json).put("id", id);
            check(id != null, "neither the command nor its message has an id, by which the ledger would know it");
            if (json.path("jobs") instanceof ArrayNode jobs) {
                readNumbers(jobs);
            }
            Command command = RelativityJson.strict().treeToValue(json, Command.class);
            Action action = command.command();
            check(action != null, "command is missing: it must be one of " + List.of(Action.values()));
            Set<String> fields = names(json, "the command");
            fields.removeAll(Set.of("id", "command"));
            String form = String.join(" ", fields);
            check(
                    action.forms().contains(form),
                    action + " takes one of " + action.forms() + ", but was given " + Quoted.of(form));
            if (action.isDecision()) {
                boolean told = Stream.of(command.key(), command.who(), command.reason())
                        .noneMatch(each -> each == null || each.isBlank());
                check(told, action + " needs a key, who decides, and the reason");
            } else if (fields.contains("jobs")) {
                check(!command.jobs().isEmpty(), "jobs must be a list of at least one job");
                check(command.jobs().size() <= mostJobs, "jobs are more than " + mostJobs);
                checkEachIsAnother(command.jobs());
            }
            return command;
        } catch (JsonProcessingException e) {
            throw new MalformedCommandException(id, reason(e), text);
        } catch (IllegalArgumentException e) {
            throw new MalformedCommandException(id, e.getMessage(), text);
        }
    }

    /** What is wrong, and where, without the names of our classes. */
    private static String reason(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping ? mapping.getPathReference() : "the text is not JSON";
        return Quoted.plain(path.replaceAll("[\\w.]+(?=\\[)|->", "") + ": " + e.getOriginalMessage(), LONGEST_REASON);
    }

    /** A bare number is a job's id, as it is for the component. */
    private static void readNumbers(ArrayNode jobs) {
        for (int i = 0; i < jobs.size(); i++) {
            if (jobs.get(i).isInt()) {
                int jobId = jobs.get(i).intValue();
                jobs.set(i, RelativityJson.strict().createObjectNode().put("jobId", jobId));
            }
            names(jobs.get(i), "jobs[" + i + "]");
        }
    }

    /** Of two that differ by case Jackson would take the last. */
    private static Set<String> names(JsonNode json, String what) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        json.fieldNames().forEachRemaining(name -> check(names.add(name), what + " has " + Quoted.of(name) + " twice"));
        return names;
    }

    /**
     * A job that is there twice would be done twice: Relativity does the first, fails the second, and that one is tried
     * again. A job's id and a production may mean the same job, and nothing here tells; so all must be named alike.
     */
    private static void checkEachIsAnother(List<ProductionJobRef> jobs) {
        Set<List<Integer>> productions = new HashSet<>();
        Set<Integer> jobIds = new HashSet<>();
        for (int i = 0; i < jobs.size(); i++) {
            ProductionJobRef job = jobs.get(i);
            boolean byProduction = job.productionId() != null;
            check(
                    job.refersToAJob() && byProduction == (job.workspaceId() != null),
                    "jobs[" + i + "] must have workspaceId and productionId together, or jobId");
            check(
                    byProduction == (jobs.get(0).productionId() != null),
                    "jobs must all be named alike, by workspaceId and productionId or by jobId alone: if they are mixed,"
                            + " one job may be there twice");
            boolean another = (!byProduction || productions.add(List.of(job.workspaceId(), job.productionId())))
                    && (job.jobId() == null || jobIds.add(job.jobId()));
            check(another, "jobs[" + i + "] is there twice");
        }
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.production.model.ProductionJobRef;

/** Makes a command of what somebody has sent, or says what is wrong with it. Nothing wrong gets any further. */
final class CommandReader {

    private static final Set<String> FIELDS = Set.of("id", "command", "jobs", "databaseToken", "priority");
    private static final Set<String> JOB_FIELDS = Set.of("workspaceid", "productionid", "jobid");
    private static final Pattern ID = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,200}");
    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final int LONGEST_REASON = 300;

    private final int longestText;
    private final int mostJobs;

    /**
     * @param longestText how many characters a command may have
     * @param mostJobs how many jobs it may name
     */
    CommandReader(int longestText, int mostJobs) {
        this.longestText = longestText;
        this.mostJobs = mostJobs;
    }

    /**
     * Reads a command.
     *
     * @param text what came
     * @param messageId the command's id, if it doesn't say another itself
     * @return the command
     * @throws MalformedCommandException if it is none
     */
    Command read(String text, String messageId) throws MalformedCommandException {
        String id = messageId;
        try {
            JsonNode json = parse(text);
            id = id(json).orElse(messageId);
            return command(json, id);
        } catch (WrongException e) {
            throw new MalformedCommandException(id, e.getMessage(), text);
        }
    }

    private JsonNode parse(String text) throws WrongException {
        if (text.length() > longestText) {
            throw new WrongException("The text is longer than " + longestText + " characters");
        }
        try {
            JsonNode json = RelativityJson.strict().readTree(text);
            if (!json.isObject()) {
                throw new WrongException("The text must be a JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new WrongException("The text is not JSON: " + Quoted.plain(e.getOriginalMessage(), LONGEST_REASON));
        }
    }

    private static Optional<String> id(JsonNode json) throws WrongException {
        JsonNode id = json.get("id");
        if (id == null) {
            return Optional.empty();
        }
        boolean good = id.isTextual() && ID.matcher(id.textValue()).matches();
        if (!good || id.textValue().isBlank()) {
            throw new WrongException("id must be a text of at most 200 characters that can be seen");
        }
        return Optional.of(id.textValue());
    }

    private Command command(JsonNode json, String id) throws WrongException {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            check(
                    FIELDS.contains(name),
                    "There is a field " + Quoted.of(name)
                            + "; known are id, command, jobs, databaseToken and priority");
        }
        Action action = action(json.path("command"));
        boolean byToken = json.has("databaseToken");
        if (action == Action.PRIORITIZE) {
            check(!json.has("jobs"), "prioritize takes a databaseToken: Relativity changes no priority by reference");
            check(byToken, "prioritize needs a databaseToken");
            check(json.path("priority").isInt(), "prioritize needs a priority, a whole number");
        } else {
            check(byToken != json.has("jobs"), action + " needs either jobs or a databaseToken");
            check(!json.has("priority"), action + " takes no priority");
        }
        return new Command(
                id,
                action,
                byToken ? List.of() : jobs(json.get("jobs")),
                byToken ? token(json.get("databaseToken")) : null,
                action == Action.PRIORITIZE ? json.get("priority").intValue() : null);
    }

    private static Action action(JsonNode command) throws WrongException {
        return Arrays.stream(Action.values())
                .filter(action -> action.toString().equals(command.textValue()))
                .findFirst()
                .orElseThrow(() -> new WrongException("command must be "
                        + Arrays.stream(Action.values()).map(Action::toString).collect(Collectors.joining(", "))
                        + ", but was "
                        + (command.isMissingNode() ? "missing" : Quoted.of(command.toString()))));
    }

    private static String token(JsonNode token) throws WrongException {
        check(
                token.isTextual() && GUID.matcher(token.textValue()).matches(),
                "databaseToken must be a GUID, but was " + Quoted.of(token.toString()));
        return token.textValue();
    }

    private List<ProductionJobRef> jobs(JsonNode jobs) throws WrongException {
        check(jobs.isArray() && !jobs.isEmpty(), "jobs must be a list of at least one job");
        check(jobs.size() <= mostJobs, "jobs are more than " + mostJobs);
        List<ProductionJobRef> references = new ArrayList<>(jobs.size());
        for (JsonNode job : jobs) {
            references.add(reference(job, "jobs[" + references.size() + "]"));
        }
        checkEachIsAnother(references);
        return references;
    }

    /**
     * A job that is there twice would be fired twice: Relativity does the first, fails the second, and that one is tried
     * again. A job's id and a production may mean the same job, and nothing here tells; so all must be named alike.
     */
    private static void checkEachIsAnother(List<ProductionJobRef> references) throws WrongException {
        boolean byProduction = references.get(0).productionId() != null;
        Set<List<Integer>> productions = new HashSet<>();
        Set<Integer> jobIds = new HashSet<>();
        for (int i = 0; i < references.size(); i++) {
            ProductionJobRef job = references.get(i);
            check(
                    byProduction == (job.productionId() != null),
                    "jobs must all be named alike, by workspaceId and productionId or by jobId alone: if they are mixed,"
                            + " one job may be there twice");
            boolean another = (!byProduction || productions.add(List.of(job.workspaceId(), job.productionId())))
                    && (job.jobId() == null || jobIds.add(job.jobId()));
            check(another, "jobs[" + i + "] is there twice");
        }
    }

    /** A bare number is a job's id, as it is for the component. */
    private static ProductionJobRef reference(JsonNode job, String path) throws WrongException {
        if (!job.isObject()) {
            return ProductionJobRef.ofJob(positive(job, path));
        }
        Map<String, Integer> ids = new HashMap<>();
        for (Iterator<String> names = job.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String field = name.toLowerCase(Locale.ROOT);
            check(
                    JOB_FIELDS.contains(field),
                    path + " has a field " + Quoted.of(name) + "; known are "
                            + JOB_FIELDS.stream().sorted().collect(Collectors.joining(", ")));
            int id = positive(job.get(name), path + "." + name);
            check(ids.put(field, id) == null, path + " has " + field + " twice");
        }
        Integer workspace = ids.get("workspaceid");
        Integer production = ids.get("productionid");
        Integer jobId = ids.get("jobid");
        check(
                (workspace == null) == (production == null) && (production != null || jobId != null),
                path + " must have workspaceId and productionId together, or jobId");
        return new ProductionJobRef(workspace, production, jobId);
    }

    private static int positive(JsonNode number, String path) throws WrongException {
        check(
                number.isInt() && number.intValue() > 0,
                path + " must be a positive whole number, but was " + Quoted.of(number.toString()));
        return number.intValue();
    }

    private static void check(boolean good, String otherwise) throws WrongException {
        if (!good) {
            throw new WrongException(otherwise);
        }
    }

    /** What is wrong, not yet with whose command. */
    private static final class WrongException extends Exception {

        private static final long serialVersionUID = 1L;

        WrongException(String reason) {
            super(reason, null, false, false);
        }
    }
}

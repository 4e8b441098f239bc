package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the page shows, as JSON. Long lists are cut to what a person can read. */
final class PageState {
    private static final int MOST_ROWS = 200;
    private static final int MOST_REQUESTS = 60;
    private static final int LONGEST_TEXT = 200;

    private final Instance instance;
    private final SandboxFaults faults;
    private final SandboxJournal journal;

    PageState(Instance instance, SandboxFaults faults, SandboxJournal journal) {
        this.instance = instance;
        this.faults = faults;
        this.journal = journal;
    }

    ObjectNode read() {
        ObjectNode state = Json.object();
        instance.change(() -> {
            ObjectNode clock =
                    state.putObject("clock").put("now", instance.now().toString());
            instance.pacedClock().ifPresent(paced -> clock.put("speed", paced.speed()));
            state.set("workspaces", rows(instance.workspaces().stream().map(PageState::workspace)));
            state.set("sets", rows(sets()));
            state.set("productions", rows(productions()));
            List<ProductionJob> items = instance.productionQueue().items();
            state.set("queue", rows(items.stream().map(PageState::item)));
        });
        addJournal(state);
        ArrayNode choice = state.putArray("faults");
        Page.FAULTS_BY_NAME.keySet().forEach(choice::add);
        return state;
    }

    /** The rows that are shown, and how many more there are. */
    private static ObjectNode rows(Stream<ObjectNode> all) {
        List<ObjectNode> rows = all.toList();
        ObjectNode shown = Json.object().put("more", Math.max(0, rows.size() - MOST_ROWS));
        shown.putArray("rows").addAll(rows.subList(0, Math.min(MOST_ROWS, rows.size())));
        return shown;
    }

    private static ObjectNode workspace(Workspace workspace) {
        return Json.object()
                .put("id", workspace.artifactId())
                .put("documents", workspace.documents().all().size())
                .put("savedSearches", workspace.documents().savedSearches().size())
                .put("profiles", workspace.profiles().ids().size())
                .put("sets", workspace.sets().ids().size())
                .put("productions", workspace.productions().all().size());
    }

    private Stream<ObjectNode> sets() {
        return instance.workspaces().stream()
                .flatMap(workspace -> workspace.sets().ids().stream().map(id -> set(workspace, id)));
    }

    private ObjectNode set(Workspace workspace, int id) {
        ImagingSet set = workspace.sets().get(id);
        instance.progress(set);
        return object(workspace, id, set.name())
                .put("status", set.status(instance.now()))
                .put("documents", workspace.documents().found(set.dataSource()).size())
                .put("done", set.imagedCount())
                .put("errored", set.erroredCount())
                .put("skipped", set.skippedCount())
                .put("hidden", set.hidden())
                .put("runs", set.runs())
                .put("retries", set.retries());
    }

    private Stream<ObjectNode> productions() {
        return instance.workspaces().stream().flatMap(workspace -> workspace.productions().all().stream()
                .map(production -> production(workspace, production)));
    }

    private ObjectNode production(Workspace workspace, Production production) {
        int branded = instance.productionQueue().branded(production, instance.now());
        return object(workspace, production.artifactId(), production.name())
                .put("status", production.phase().displayName())
                .put("documents", production.documents())
                .put("done", Math.max(0, branded))
                .put("errored", production.brandingErrors())
                .put("skipped", 0)
                .put("runs", production.runs())
                .put("retries", production.retries());
    }

    private static ObjectNode item(ProductionJob job) {
        Production production = job.production();
        return object(production.home(), production.artifactId(), production.name())
                .put("job", job.id())
                .put("kind", job.kind().displayName())
                .put("status", job.phase().displayName())
                .put("priority", job.priority())
                .put("submitted", job.submitted().toString());
    }

    private static ObjectNode object(Workspace workspace, int id, String name) {
        return Json.object()
                .put("workspace", workspace.artifactId())
                .put("id", id)
                .put("name", shortened(name));
    }

    private void addJournal(ObjectNode state) {
        state.put("arrived", journal.arrived());
        Map<SandboxOperation, Integer> planned = faults.planned();
        ArrayNode operations = state.putArray("operations");
        for (SandboxOperation operation : SandboxOperation.values()) {
            operations
                    .addObject()
                    .put("id", operation.name())
                    .put("name", name(operation))
                    .put("arrived", journal.arrived(operation))
                    .put("received", journal.received(operation))
                    .put("tookEffect", journal.tookEffect(operation))
                    .put("planned", planned.getOrDefault(operation, 0));
        }
        ArrayNode requests = state.putArray("requests");
        for (SandboxJournal.Entry entry : journal.newest(MOST_REQUESTS)) {
            requests.addObject()
                    .put("at", entry.at().toString())
                    .put("operation", entry.operation() == null ? "" : name(entry.operation()))
                    .put("request", shortened(entry.method() + " " + entry.path()))
                    .put("status", entry.status())
                    .put("received", entry.received())
                    .put("tookEffect", entry.tookEffect());
        }
    }

    private static String name(SandboxOperation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }
}

package org.camelrelativity.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the program prints of a sandbox as it starts: its address, its objects with their ids, lines of properties. */
final class Contents {
    private final List<String> lines = new ArrayList<>();

    private Contents() {}

    /** Line by line. */
    static List<String> of(RelativitySandbox sandbox) {
        Contents contents = new Contents();
        contents.add("Relativity sandbox at " + sandbox.instanceUrl());
        contents.add("Its page:             " + sandbox.instanceUrl() + "/");
        Instance instance = sandbox.instance();
        instance.change(() -> {
            instance.workspaces().forEach(contents::add);
            instance.databaseTokens().all().forEach(contents::add);
            contents.addProperties(sandbox, instance);
        });
        return contents.lines;
    }

    private void add(Workspace workspace) {
        add("");
        add("Workspace " + workspace.artifactId());
        for (int id : workspace.profiles().ids()) {
            add(
                    "imaging profile",
                    id,
                    workspace.profiles().read(id).path("Name").asText(),
                    "");
        }
        Documents documents = workspace.documents();
        documents.savedSearches().forEach((id, name) -> add("saved search", id, name, counts(documents.found(id))));
        for (int id : workspace.sets().ids()) {
            ImagingSet set = workspace.sets().get(id);
            add("imaging set", id, set.name(), "saved search " + set.dataSource() + ", profile " + set.profile());
        }
        for (Production production : workspace.productions().all()) {
            add("production", production.artifactId(), production.name(), state(production));
        }
    }

    private static String counts(List<Document> found) {
        long failing = found.stream().filter(Document::fails).count();
        return found.size() + " documents" + (failing == 0 ? "" : ", " + failing + " of them failing");
    }

    private static String state(Production production) {
        ProductionJob job = production.job();
        return production.documents() + " documents, " + job.phase().status()
                + (job.phase().inQueue() ? ", job " + job.id() + " in the production queue" : "");
    }

    private void add(UUID token, List<ProductionJob> jobs) {
        add("");
        add("Database token " + token);
        jobs.forEach(job ->
                add("  job " + job.id() + " of production " + job.production().artifactId()));
    }

    private void addProperties(RelativitySandbox sandbox, Instance instance) {
        add("");
        add("For application.properties:");
        add("");
        for (String component : List.of("imaging", "production")) {
            String prefix = "camel.component.relativity-" + component + ".";
            add(prefix + "instance-url = " + sandbox.instanceUrl());
            add(prefix + "username = " + escaped(sandbox.username()));
            add(prefix + "password = " + escaped(sandbox.password()));
            instance.workspaces().stream()
                    .findFirst()
                    .ifPresent(first -> add(prefix + "workspace-id = " + first.artifactId()));
        }
        add("# or instead of a username and a password: access-token = " + escaped(sandbox.accessToken()));
    }

    /** Escaped for a properties file. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }

    private void add(String kind, int id, String name, String details) {
        add("  " + kind + " " + id + " \"" + name + "\"" + (details.isEmpty() ? "" : ": " + details));
    }

    /** Names are somebody's text, and must not be taken for commands by a terminal. */
    private void add(String line) {
        lines.add(line.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?"));
    }
}

package org.camelrelativity.sandbox;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a sandbox that runs as a program has in it at its start. docs/sandbox.md documents the keys. */
final class Seed {
    /** The keys of each kind of mapping, in the order of docs/sandbox.md. */
    static final Map<String, List<String>> KEYS = Map.of(
            "seed", List.of("username", "password", "accessToken", "workspaces"),
            "workspace",
                    List.of("id", "savedSearches", "imagingProfiles", "imagingSets", "productions", "databaseTokens"),
            "saved search", List.of("id", "name", "documents", "failing", "failures"),
            "imaging profile", List.of("id", "name", "method"),
            "imaging set", List.of("id", "name", "savedSearch", "imagingProfile", "failNextRun", "running"),
            "production", List.of("id", "name", "documents", "failing", "keepFailing", "tolerateErrors", "status"),
            "database token", List.of("token", "productions"));

    private static final int MOST_DOCUMENTS = 1_000_000;

    /** What a client can send and a file of properties can have: no brace, with which a placeholder begins. */
    private static final Pattern PASSWORD = Pattern.compile("[!-z|-~]([ -z|-~]*[!-z|-~])?");

    private static final Pattern USERNAME = Pattern.compile("[!-9;-z|-~]([ -9;-z|-~]*[!-9;-z|-~])?");
    private static final Pattern TOKEN = Pattern.compile("[!-z|-~]+");

    private final SeedNode root;

    Seed(SeedNode root) {
        this.root = root.mapping(KEYS.get("seed"));
    }

    /** The credentials, which a sandbox has from its start. */
    void configure(RelativitySandboxBuilder builder) {
        root.find("username")
                .ifPresent(node -> builder.username(
                        node.text(USERNAME, "printable ASCII without '{', a colon, or a blank at an end")));
        root.find("password")
                .ifPresent(node ->
                        builder.password(node.text(PASSWORD, "printable ASCII without '{' or a blank at an end")));
        root.find("accessToken")
                .ifPresent(node -> builder.accessToken(node.text(TOKEN, "printable ASCII without '{' or blanks")));
    }

    void addTo(Instance instance) {
        instance.change(() -> root.get("workspaces").list().forEach(node -> addWorkspace(node, instance)));
    }

    private static void addWorkspace(SeedNode node, Instance instance) {
        node.mapping(KEYS.get("workspace"));
        SeedNode id = node.get("id");
        int artifactId = id.number(1, Integer.MAX_VALUE);
        if (instance.findWorkspace(artifactId).isPresent()) {
            throw id.expected("the id of no other workspace");
        }
        Workspace workspace = instance.addWorkspace(artifactId);
        node.list("savedSearches").forEach(child -> addSavedSearch(child, workspace));
        node.list("imagingProfiles").forEach(child -> addImagingProfile(child, workspace));
        node.list("imagingSets").forEach(child -> addImagingSet(child, workspace));
        node.list("productions").forEach(child -> addProduction(child, workspace));
        node.list("databaseTokens").forEach(child -> addDatabaseToken(child, workspace, instance));
    }

    private static void addSavedSearch(SeedNode node, Workspace workspace) {
        node.mapping(KEYS.get("saved search"));
        int documents = node.get("documents").number(0, MOST_DOCUMENTS);
        int failing = number(node, "failing", documents);
        int failures = node.find("failures")
                .map(times -> times.number(1, Integer.MAX_VALUE))
                .orElse(Document.ALWAYS);
        int nativeType = workspace.nativeTypes().byName(WorkspaceTemplate.DEFAULT_NATIVE_TYPE);
        int artifactId = id(node, workspace);
        List<Document> found = workspace.documents().add(documents, failing, failures, nativeType);
        workspace.documents().addSavedSearch(artifactId, name(node, "Saved Search", artifactId), found);
    }

    private static void addImagingProfile(SeedNode node, Workspace workspace) {
        node.mapping(KEYS.get("imaging profile"));
        int artifactId = id(node, workspace);
        String name = name(node, "Imaging Profile", artifactId);
        boolean basic = node.find("method")
                .map(method -> method.choice("Native", "Basic"))
                .orElse("Native")
                .equals("Basic");
        workspace
                .profiles()
                .add(
                        artifactId,
                        basic
                                ? WorkspaceTemplate.basicProfile(name)
                                : WorkspaceTemplate.nativeProfile(
                                        name, workspace.fieldCodes().all().keySet()));
    }

    private static void addImagingSet(SeedNode node, Workspace workspace) {
        node.mapping(KEYS.get("imaging set"));
        SeedNode search = node.get("savedSearch");
        int savedSearch = search.number(1, Integer.MAX_VALUE);
        if (!workspace.documents().savedSearches().containsKey(savedSearch)) {
            throw search.expected("the id of a saved search of this workspace");
        }
        int profile = node.find("imagingProfile")
                .map(reference -> profile(reference, workspace))
                .orElse(workspace.nativeProfile());
        int artifactId = id(node, workspace);
        String name = name(node, "Imaging Set", artifactId);
        ImagingSet set = workspace.sets().put(artifactId, name, profile, savedSearch);
        if (flag(node, "failNextRun")) {
            set.failNextJob();
        }
        if (flag(node, "running")) {
            workspace.jobs().start(SandboxJob.Kind.RUN, artifactId, null);
        }
    }

    private static int profile(SeedNode reference, Workspace workspace) {
        int profile = reference.number(1, Integer.MAX_VALUE);
        if (!workspace.profiles().exists(profile)) {
            throw reference.expected("the id of an imaging profile of this workspace");
        }
        return profile;
    }

    private static void addProduction(SeedNode node, Workspace workspace) {
        node.mapping(KEYS.get("production"));
        int documents = node.get("documents").number(0, MOST_DOCUMENTS);
        int failing = number(node, "failing", documents);
        int artifactId = id(node, workspace);
        Productions productions = workspace.productions();
        Production production = productions.add(artifactId, name(node, "Production", artifactId), documents, failing);
        if (flag(node, "keepFailing")) {
            production.keepFailing();
        }
        String status = node.find("status")
                .map(wanted -> wanted.choice("Staged", "QueuedForProduction", "Error"))
                .orElse("Staged");
        if (status.equals("QueuedForProduction")) {
            productions.run(artifactId);
        }
        if (status.equals("Error")) {
            if (failing == 0) {
                throw node.get("status").expected("documents that are failing in a production with the status Error");
            }
            productions.fail(production);
        }
        if (flag(node, "tolerateErrors")) {
            production.tolerateErrors();
        }
    }

    private static void addDatabaseToken(SeedNode node, Workspace workspace, Instance instance) {
        node.mapping(KEYS.get("database token"));
        List<ProductionJob> jobs = node.get("productions").list().stream()
                .map(reference -> queued(reference, workspace))
                .toList();
        SeedNode token = node.get("token");
        if (instance.databaseTokens().find(token.guid()).isPresent()) {
            throw token.expected("the GUID of no other token");
        }
        instance.databaseTokens().add(token.guid(), jobs);
    }

    private static ProductionJob queued(SeedNode reference, Workspace workspace) {
        int artifactId = reference.number(1, Integer.MAX_VALUE);
        return workspace
                .productions()
                .find(artifactId)
                .map(Production::job)
                .filter(job -> job.phase().inQueue())
                .orElseThrow(() -> reference.expected(
                        "the id of a production of this workspace with the status QueuedForProduction or Error"));
    }

    /** The one that is given, or one that the sandbox chooses. */
    private static int id(SeedNode node, Workspace workspace) {
        return node.find("id")
                .map(id -> {
                    int artifactId = id.number(1, Integer.MAX_VALUE);
                    if (!workspace.ids().free(artifactId)) {
                        throw id.expected("an id that is not in use");
                    }
                    return workspace.ids().choose(artifactId);
                })
                .orElseGet(workspace.ids()::next);
    }

    private static String name(SeedNode node, String kind, int artifactId) {
        return node.find("name").map(SeedNode::text).orElse(kind + " " + artifactId);
    }

    private static int number(SeedNode node, String key, int most) {
        return node.find(key).map(value -> value.number(0, most)).orElse(0);
    }

    private static boolean flag(SeedNode node, String key) {
        return node.find(key).map(SeedNode::flag).orElse(false);
    }
}

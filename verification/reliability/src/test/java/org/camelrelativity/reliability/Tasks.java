package org.camelrelativity.reliability;

import static org.camelrelativity.reliability.Task.Kind.IDEMPOTENT;
import static org.camelrelativity.reliability.Task.Kind.ONE_FIRE;
import static org.camelrelativity.reliability.Task.Kind.SAFE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.camel.Message;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.DocumentStatusResponse;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfileBuilder;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetBuilder;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.NativeType;
import org.camelrelativity.production.model.CancelJobResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.reliability.Task.Kind;
import org.camelrelativity.reliability.Task.Target;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxJob;
import org.camelrelativity.sandbox.SandboxProduction;
import org.camelrelativity.sandbox.SandboxWorkspace;

/**
 * What the exchanges of a round do. Whatever can be done twice can be seen to be done twice: jobs end at once, and
 * productions fail again when they are retried, so that nothing is busy or over when a second request comes.
 */
final class Tasks {

    private static final String IMAGING = "relativity-imaging:";
    private static final String PRODUCTION = "relativity-production:";
    /** Three references to a request, so that a list takes several. */
    private static final String CHUNKS = "?chunkSize=3";

    private static final String V1 = "?apiVersion=v1";

    private static final Predicate<Message> ANY = message -> true;
    private static final int NOWHERE = 999_999_999;

    private final RelativitySandbox sandbox;
    private final SandboxWorkspace workspace;
    private final ImagingProfile template;
    private final int search;
    private final int failingSearch;

    /** The number makes names that no other task has. */
    private final List<BiFunction<Random, Long, Task>> all = List.of(
            (random, number) -> createSet(number),
            (random, number) -> updateSet(number),
            (random, number) -> readSet(number),
            (random, number) -> deleteSet(number),
            (random, number) -> hideSet(number),
            (random, number) -> runSet(number),
            (random, number) -> runSet(number),
            (random, number) -> runNothing(),
            (random, number) -> runNonsense(),
            (random, number) -> retryErrors(number),
            (random, number) -> retryErrors(number),
            (random, number) -> imageDocument(),
            (random, number) -> stopEndedJob(number),
            (random, number) -> createProfile(number),
            (random, number) -> deleteProfile(number),
            (random, number) -> readNativeType(),
            (random, number) -> massImage(),
            (random, number) -> readSetStatus(number),
            (random, number) -> readDocumentStatus(),
            (random, number) -> readMassImagingMaxSize(),
            (random, number) -> readStatus(number),
            (random, number) -> cancelJob(number),
            (random, number) -> onReferences("job/mass-cancel", IDEMPOTENT, SandboxProduction::cancels, random),
            (random, number) -> onReferences("job/mass-retry", ONE_FIRE, SandboxProduction::retries, random),
            (random, number) -> onReferences("job/mass-retry", ONE_FIRE, SandboxProduction::retries, random),
            (random, number) -> onToken("queue/mass-cancel", IDEMPOTENT, SandboxProduction::cancels),
            (random, number) -> onToken("queue/mass-retry", ONE_FIRE, SandboxProduction::retries),
            (random, number) -> prioritize(random));

    /**
     * @param sandbox with a workspace
     * @param workspace where everything happens
     * @param template a profile of that workspace
     */
    Tasks(RelativitySandbox sandbox, SandboxWorkspace workspace, ImagingProfile template) {
        this.sandbox = sandbox;
        this.workspace = workspace;
        this.template = template;
        search = workspace.addSavedSearch(1, 0);
        failingSearch = workspace.addSavedSearch(1, 1);
    }

    /** Everything that a task may be sent to. */
    static Set<String> uris() {
        Set<String> uris = new TreeSet<>();
        for (String operation : List.of(
                "set/save",
                "set/read",
                "set/delete",
                "set/hide",
                "job/run",
                "job/retry-errors",
                "job/image-document",
                "job/stop",
                "profile/save",
                "profile/read",
                "profile/delete",
                "native-type/read")) {
            uris.add(IMAGING + operation);
            uris.add(IMAGING + operation + V1);
        }
        // A clean-up would take away the jobs that others are held to.
        for (String operation :
                List.of("job/mass-image", "set/status", "document/status", "environment/mass-imaging-max-size")) {
            uris.add(IMAGING + operation + V1);
        }
        for (String operation : List.of(
                "production/status",
                "job/cancel",
                "job/mass-cancel" + CHUNKS,
                "job/mass-retry" + CHUNKS,
                "queue/mass-cancel",
                "queue/mass-retry",
                "queue/mass-prioritize")) {
            uris.add(PRODUCTION + operation);
        }
        return uris;
    }

    /** Prepares something to do, in either generation of the API. */
    Task next(Random random, long number) {
        Task task = all.get(random.nextInt(all.size())).apply(random, number);
        boolean alike = task.uri().startsWith(IMAGING) && !task.uri().endsWith(V1);
        return alike && random.nextBoolean() ? task.at(task.uri() + V1) : task;
    }

    private Task createSet(long number) {
        String name = "Created " + number;
        return imaging("set/save", ONE_FIRE, set(name).build(), aftermath -> aftermath.setsNamed(name), message -> {
            Integer id = message.getBody(Integer.class);
            return id != null && workspace.imagingSet(id).name().equals(name);
        });
    }

    private Task updateSet(long number) {
        int id = addSet(number);
        String name = "Updated " + number;
        ImagingSet set =
                set(name).artifactId(id).emailNotificationRecipients("").build();
        return imaging("set/save", IDEMPOTENT, set, aftermath -> aftermath.setsNamed(name), answers(id));
    }

    private Task readSet(long number) {
        int id = addSet(number);
        String name = "Set " + number;
        return imaging("set/read", SAFE, id, null, message -> {
            ImagingSet read = message.getBody(ImagingSet.class);
            return read != null && read.artifactId() == id && name.equals(read.name());
        });
    }

    private Task deleteSet(long number) {
        int id = addSet(number);
        return imaging("set/delete", IDEMPOTENT, id, aftermath -> aftermath.setIsGone(id), ANY);
    }

    private Task hideSet(long number) {
        int id = addSet(number);
        workspace.runImagingSet(id);
        ToIntFunction<Aftermath> hidden = aftermath -> aftermath.set(id).imagesHidden() ? 1 : 0;
        return imaging("set/hide", IDEMPOTENT, id, hidden, ANY);
    }

    private Task runSet(long number) {
        int id = addSet(number);
        return imaging("job/run", ONE_FIRE, id, aftermath -> aftermath.set(id).runs(), startsJobFor(id));
    }

    /** Relativity refuses it. */
    private Task runNothing() {
        return imaging("job/run", ONE_FIRE, NOWHERE, aftermath -> 0, ANY);
    }

    /** We refuse it. */
    private Task runNonsense() {
        return imaging("job/run", ONE_FIRE, Map.of("imagingSetId", "soon"), aftermath -> 0, ANY);
    }

    private Task retryErrors(long number) {
        int id = workspace.addImagingSet("Set " + number, failingSearch);
        workspace.runImagingSet(id);
        return imaging(
                "job/retry-errors", ONE_FIRE, id, aftermath -> aftermath.set(id).retries(), startsJobFor(id));
    }

    private Task imageDocument() {
        int document = workspace.documents().add();
        return imaging(
                "job/image-document",
                ONE_FIRE,
                Map.of("documentId", document, "profileId", workspace.defaultImagingProfile()),
                aftermath -> aftermath.jobsForDocument(document),
                startsJobFor(document));
    }

    /** Relativity refuses it with a 200. */
    private Task stopEndedJob(long number) {
        int id = addSet(number);
        int job = workspace.job(workspace.runImagingSet(id)).orElseThrow().artifactId();
        return imaging("job/stop", IDEMPOTENT, job, aftermath -> 0, ANY);
    }

    /** A profile's name can't be looked up: of its effects only the journal tells. */
    private Task createProfile(long number) {
        ImagingProfile profile = ImagingProfileBuilder.builder(template)
                .artifactId(null)
                .name("Profile " + number)
                .build();
        return imaging("profile/save", ONE_FIRE, profile, null, message -> workspace
                .imagingProfiles()
                .contains(message.getBody(Integer.class)));
    }

    private Task deleteProfile(long number) {
        int id = workspace.addImagingProfile("Profile " + number);
        return imaging("profile/delete", IDEMPOTENT, id, aftermath -> aftermath.profileIsGone(id), ANY);
    }

    private Task readNativeType() {
        int id = workspace.nativeType("Microsoft Word 2010");
        return imaging("native-type/read", SAFE, id, null, message -> {
            NativeType read = message.getBody(NativeType.class);
            return read != null && read.artifactId() == id;
        });
    }

    /** It belongs to no set: of its effects only the journal tells. */
    private Task massImage() {
        String massProcess =
                workspace.documents().addMassProcess(workspace.documents().add());
        Map<String, Object> body = Map.of(
                "massProcessId", massProcess, "profileId", workspace.defaultImagingProfile(), "sourceType", "Native");
        return imaging("job/mass-image" + V1, ONE_FIRE, body, null, startsJobFor(0));
    }

    private Task readSetStatus(long number) {
        return imaging("set/status" + V1, SAFE, addSet(number), null, message -> {
            ImagingSetStatusResponse read = message.getBody(ImagingSetStatusResponse.class);
            return read != null && "".equals(read.status()) && !read.jobExists();
        });
    }

    private Task readDocumentStatus() {
        return imaging("document/status" + V1, SAFE, workspace.documents().add(), null, message -> {
            DocumentStatusResponse read = message.getBody(DocumentStatusResponse.class);
            return read != null && "No".equals(read.hasImages());
        });
    }

    private Task readMassImagingMaxSize() {
        return imaging("environment/mass-imaging-max-size" + V1, SAFE, null, null, answers(10_000));
    }

    private Task readStatus(long number) {
        int id = workspace.addErroredProduction("Production " + number);
        Map<String, Object> body = Map.of("WorkspaceID", workspace.artifactId(), "ProductionID", id);
        return new Task(PRODUCTION + "production/status", SAFE, body, Map.of(), List.of(), message -> {
            ProductionJobStatusResult read = message.getBody(ProductionJobStatusResult.class);
            return read != null && "Error".equals(read.status());
        });
    }

    private Task cancelJob(long number) {
        int id = workspace.addErroredProduction("Production " + number);
        Target target = target(id, SandboxProduction::cancels);
        return new Task(
                PRODUCTION + "job/cancel", IDEMPOTENT, target.reference(), Map.of(), List.of(target), message -> {
                    CancelJobResult result = message.getBody(CancelJobResult.class);
                    return result != null && result.productionId() == id;
                });
    }

    /** One to eight jobs, to which in a third of the lists one is added that doesn't exist. */
    private Task onReferences(String operation, Kind kind, ToIntFunction<SandboxProduction> effects, Random random) {
        List<Target> targets = new ArrayList<>(targets(1 + random.nextInt(8), effects));
        if (random.nextInt(3) == 0) {
            ProductionJobRef nowhere = ProductionJobRef.of(workspace.artifactId(), NOWHERE);
            targets.add(new Target(nowhere, 0, aftermath -> 0));
        }
        Collections.shuffle(targets, random);
        List<ProductionJobRef> body = targets.stream().map(Target::reference).toList();
        return new Task(PRODUCTION + operation + CHUNKS, kind, body, Map.of(), targets, ANY);
    }

    private Task onToken(String operation, Kind kind, ToIntFunction<SandboxProduction> effects) {
        List<Target> targets = targets(3, effects);
        return new Task(PRODUCTION + operation, kind, token(targets), Map.of(), targets, ANY);
    }

    private Task prioritize(Random random) {
        int priority = 200 + random.nextInt(100);
        List<Target> targets = targets(3, production -> production.priority() == priority ? 1 : 0);
        Map<String, Object> body = Map.of("databaseToken", token(targets), "priority", priority);
        return new Task(PRODUCTION + "queue/mass-prioritize", IDEMPOTENT, body, Map.of(), targets, ANY);
    }

    private List<Target> targets(int count, ToIntFunction<SandboxProduction> effects) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            targets.add(target(workspace.addErroredProduction("Production"), effects));
        }
        return targets;
    }

    private Target target(int production, ToIntFunction<SandboxProduction> effects) {
        SandboxProduction inSandbox = workspace.production(production);
        inSandbox.keepFailing();
        return new Target(
                ProductionJobRef.of(workspace.artifactId(), production),
                inSandbox.jobId(),
                aftermath -> effects.applyAsInt(inSandbox));
    }

    private UUID token(List<Target> targets) {
        return sandbox.addDatabaseToken(
                targets.stream().mapToInt(Target::productionJob).toArray());
    }

    private ImagingSetBuilder set(String name) {
        return ImagingSetBuilder.builder()
                .name(name)
                .imagingProfile(ArtifactRef.of(workspace.defaultImagingProfile()))
                .dataSourceId(search);
    }

    private int addSet(long number) {
        return workspace.addImagingSet("Set " + number, search);
    }

    private Predicate<Message> startsJobFor(int subject) {
        return message -> {
            UUID guid = message.getHeader(RelativityImagingConstants.IMAGING_JOB_GUID, UUID.class);
            Long number = message.getHeader(RelativityImagingConstants.IMAGING_JOB_ID, Long.class);
            Optional<SandboxJob> started = guid != null
                    ? workspace.job(guid)
                    : Optional.ofNullable(number).flatMap(workspace::job);
            return started.filter(job -> job.subject() == subject).isPresent();
        };
    }

    private static Predicate<Message> answers(int id) {
        return message -> message.getBody() instanceof Integer answered && answered == id;
    }

    private Task imaging(
            String operation, Kind kind, Object body, ToIntFunction<Aftermath> effects, Predicate<Message> right) {
        List<Target> targets = effects == null ? List.of() : List.of(Target.of(effects));
        Map<String, Object> headers = Map.of(RelativityImagingConstants.WORKSPACE_ID, workspace.artifactId());
        return new Task(IMAGING + operation, kind, body, headers, targets, right);
    }
}

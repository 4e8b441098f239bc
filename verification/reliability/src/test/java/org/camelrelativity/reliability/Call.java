package org.camelrelativity.reliability;

import static org.camelrelativity.reliability.Call.Effect.EACH_TIME;
import static org.camelrelativity.reliability.Call.Effect.ONCE_THEN_GONE;
import static org.camelrelativity.reliability.Call.Effect.ONCE_THEN_REFUSED;
import static org.camelrelativity.reliability.Call.Kind.IDEMPOTENT;
import static org.camelrelativity.reliability.Call.Kind.NOT_IDEMPOTENT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camelrelativity.common.query.KeywordSearch;
import org.camelrelativity.imaging.model.ApplicationFieldCode.ApplicationFieldCodeOption;
import org.camelrelativity.imaging.model.ApplicationFieldCode.ApplicationType;
import org.camelrelativity.imaging.model.ApplicationFieldCodeBuilder;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfileBuilder;
import org.camelrelativity.imaging.model.ImagingSetBuilder;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionPlaceholder.PlaceholderType;
import org.camelrelativity.production.model.ProductionPlaceholderBuilder;
import org.camelrelativity.production.model.ReproductionJobResult;
import org.camelrelativity.sandbox.SandboxDocuments;
import org.camelrelativity.sandbox.SandboxJob;
import org.camelrelativity.sandbox.SandboxOperation;

/**
 * A call of each operation in each generation that has it, which takes effect when nothing goes wrong. What a repeat of it does is written here by hand,
 * after the vendor's documentation, and not taken from the component's own table; of the {@link Reads} it is known.
 *
 * @param name the operation, and which of its calls if it has several
 * @param scheme of the component
 * @param generation of the API, as option apiVersion has it
 * @param operation what the sandbox calls it
 * @param kind its class after RFC 9110 §9.2
 * @param effect what Relativity does with a repeat
 * @param readsAnswer whether Relativity's answer says something; else an empty one is as good
 * @param body makes what it acts on, and gives the message's body
 */
record Call(
        String name,
        String scheme,
        String generation,
        SandboxOperation operation,
        Kind kind,
        Effect effect,
        boolean readsAnswer,
        Function<World, Object> body) {

    /** RFC 9110 §9.2. */
    enum Kind {
        SAFE,
        IDEMPOTENT,
        NOT_IDEMPOTENT
    }

    /** What a repeat does. */
    enum Effect {
        /** The same again. */
        EACH_TIME,
        /** It finds nothing any more. */
        ONCE_THEN_GONE,
        /** It is refused, for there is nothing left to do. */
        ONCE_THEN_REFUSED
    }

    private static final String IMAGING = "relativity-imaging:";
    private static final String PRODUCTION = "relativity-production:";
    private static final String LEGACY = "legacy";
    private static final String V1 = "v1";
    private static final String NEW = " (new)";
    private static final String NEW_BASIC = " (new, basic)";
    private static final String EXISTING = " (existing)";

    private static final List<Call> ALIKE = List.of(
            imaging(
                    "profile/save" + NEW,
                    SandboxOperation.SAVE_IMAGING_PROFILE,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> ImagingProfileBuilder.builder(profile(world))
                            .artifactId(null)
                            .name("New")
                            .build()),
            imaging(
                    "profile/save" + NEW_BASIC,
                    SandboxOperation.SAVE_IMAGING_PROFILE,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> ImagingProfileBuilder.builder(
                                    profile(world, world.workspace().defaultBasicImagingProfile()))
                            .artifactId(null)
                            .name("New")
                            .build()),
            imaging(
                    "profile/save" + EXISTING,
                    SandboxOperation.SAVE_IMAGING_PROFILE,
                    IDEMPOTENT,
                    EACH_TIME,
                    world -> ImagingProfileBuilder.builder(profile(world))
                            .notes("Changed")
                            .build()),
            imaging("profile/delete", SandboxOperation.DELETE_IMAGING_PROFILE, IDEMPOTENT, ONCE_THEN_GONE, world -> {
                        ImagingProfile other = ImagingProfileBuilder.builder(profile(world))
                                .artifactId(null)
                                .name("Other")
                                .build();
                        return world.ask("relativity-imaging:profile/save", other, Integer.class);
                    })
                    .withEmptyAnswer(),
            imaging("set/save" + NEW, SandboxOperation.SAVE_IMAGING_SET, NOT_IDEMPOTENT, EACH_TIME, world -> set(world)
                    .build()),
            imaging("set/save" + EXISTING, SandboxOperation.SAVE_IMAGING_SET, IDEMPOTENT, EACH_TIME, world -> set(world)
                    .artifactId(world.newSet().artifactId())
                    .emailNotificationRecipients("")
                    .build()),
            imaging(
                            "set/delete",
                            SandboxOperation.DELETE_IMAGING_SET,
                            IDEMPOTENT,
                            ONCE_THEN_GONE,
                            world -> world.newSet().artifactId())
                    .withEmptyAnswer(),
            imaging("set/hide", SandboxOperation.HIDE_IMAGING_SET, IDEMPOTENT, EACH_TIME, world -> world.completedSet()
                            .artifactId())
                    .withEmptyAnswer(),
            imaging(
                            "set/release",
                            SandboxOperation.RELEASE_IMAGING_SET,
                            IDEMPOTENT,
                            EACH_TIME,
                            world -> world.completedSet().artifactId())
                    .withEmptyAnswer(),
            imaging(
                    "field-code/save" + NEW,
                    SandboxOperation.SAVE_APPLICATION_FIELD_CODE,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> fieldCode().build()),
            imaging(
                    "field-code/save" + EXISTING,
                    SandboxOperation.SAVE_APPLICATION_FIELD_CODE,
                    IDEMPOTENT,
                    EACH_TIME,
                    world -> fieldCode().artifactId(newFieldCode(world)).build()),
            imaging(
                            "field-code/delete",
                            SandboxOperation.DELETE_APPLICATION_FIELD_CODE,
                            IDEMPOTENT,
                            ONCE_THEN_GONE,
                            Call::newFieldCode)
                    .withEmptyAnswer(),
            imaging("job/run", SandboxOperation.RUN_IMAGING_SET, NOT_IDEMPOTENT, EACH_TIME, world -> world.newSet()
                    .artifactId()),
            imaging(
                    "job/retry-errors",
                    SandboxOperation.RETRY_ERRORS,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> world.completedSet().artifactId()),
            imaging(
                    "job/image-document",
                    SandboxOperation.IMAGE_DOCUMENT,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> Map.of(
                            "documentId",
                            world.workspace().documents().add(),
                            "profileId",
                            world.workspace().defaultImagingProfile())),
            imaging(
                    "search/create",
                    SandboxOperation.CREATE_SAVED_SEARCH,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> KeywordSearch.of("New", "Control Number")),
            imaging("job/stop", SandboxOperation.STOP_IMAGING_JOB, IDEMPOTENT, ONCE_THEN_REFUSED, world -> runningJob(
                            world)
                    .artifactId()));

    private static final List<Call> IN_LEGACY = List.of(imaging(
            "job/update-priority",
            SandboxOperation.UPDATE_JOB_PRIORITY,
            IDEMPOTENT,
            EACH_TIME,
            world -> Map.of("jobGuid", runningJob(world).guid(), "priority", 5)));

    private static final List<Call> IN_V1 = List.of(
            imaging(
                    "job/update-priority",
                    SandboxOperation.UPDATE_JOB_PRIORITY,
                    IDEMPOTENT,
                    EACH_TIME,
                    world -> Map.of("imagingJobID", runningJob(world).artifactId(), "priority", 5)),
            imaging(
                    "mass-process/create",
                    SandboxOperation.CREATE_MASS_PROCESS,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> Map.of(
                            "documentIds", List.of(world.workspace().documents().add()))),
            imaging("job/mass-image", SandboxOperation.MASS_IMAGE, NOT_IDEMPOTENT, EACH_TIME, Call::massProcess),
            imaging(
                            "environment/clean-up-inactive-jobs",
                            SandboxOperation.CLEAN_UP_INACTIVE_JOBS,
                            IDEMPOTENT,
                            EACH_TIME,
                            world -> null)
                    .withEmptyAnswer());

    private static final List<Call> OF_PRODUCTION = List.of(
            production(
                    "queue/mass-cancel",
                    SandboxOperation.MASS_CANCEL_PRODUCTION_QUEUE,
                    IDEMPOTENT,
                    ONCE_THEN_REFUSED,
                    Call::token),
            production(
                    "queue/mass-prioritize",
                    SandboxOperation.MASS_PRIORITIZE_PRODUCTION_QUEUE,
                    IDEMPOTENT,
                    EACH_TIME,
                    world -> Map.of("databaseToken", token(world), "priority", 5)),
            production(
                    "queue/mass-retry",
                    SandboxOperation.MASS_RETRY_PRODUCTION_QUEUE,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    Call::token),
            production(
                    "job/cancel",
                    SandboxOperation.CANCEL_PRODUCTION_JOB,
                    IDEMPOTENT,
                    ONCE_THEN_REFUSED,
                    Call::productionJob),
            production(
                    "job/mass-cancel",
                    SandboxOperation.MASS_CANCEL_PRODUCTION_JOBS,
                    IDEMPOTENT,
                    ONCE_THEN_REFUSED,
                    world -> List.of(productionJob(world))),
            production(
                    "job/mass-retry",
                    SandboxOperation.MASS_RETRY_PRODUCTION_JOBS,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> List.of(productionJob(world))),
            production(
                    "production/create",
                    SandboxOperation.CREATE_PRODUCTION,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    Call::newProduction),
            production(
                            "production/delete",
                            SandboxOperation.DELETE_PRODUCTION,
                            IDEMPOTENT,
                            ONCE_THEN_GONE,
                            world -> inMap(stagedProduction(world)))
                    .withEmptyAnswer(),
            production("production/stage", SandboxOperation.STAGE_PRODUCTION, NOT_IDEMPOTENT, EACH_TIME, world -> {
                Integer created =
                        world.ask("relativity-production:production/create", newProduction(world), Integer.class);
                return inMap(ProductionJobRef.of(world.workspace().artifactId(), created));
            }),
            production(
                    "production/run",
                    SandboxOperation.RUN_PRODUCTION,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> inMap(stagedProduction(world))),
            production(
                    "production/stage-and-run",
                    SandboxOperation.STAGE_AND_RUN_PRODUCTIONS,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> List.of(stagedProduction(world))),
            production(
                            "production/re-run",
                            SandboxOperation.RERUN_PRODUCTION,
                            NOT_IDEMPOTENT,
                            EACH_TIME,
                            world -> inMap(productionJob(world)))
                    .withEmptyAnswer(),
            production(
                            "production/remove-conflicts",
                            SandboxOperation.REMOVE_PRODUCTION_CONFLICTS,
                            IDEMPOTENT,
                            EACH_TIME,
                            world -> inMap(stagedProduction(world)))
                    .withEmptyAnswer(),
            production(
                            "production/set-restriction",
                            SandboxOperation.SET_PRODUCTION_RESTRICTION,
                            IDEMPOTENT,
                            EACH_TIME,
                            world -> Map.of(
                                    "workspaceId",
                                    world.workspace().artifactId(),
                                    "productionRestrictionSearchID",
                                    world.workspace().addSavedSearch(1, 0)))
                    .withEmptyAnswer(),
            production(
                    "data-source/save" + NEW,
                    SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> dataSource(world, stagedProduction(world).productionId())),
            production(
                            "data-source/save" + EXISTING,
                            SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE,
                            IDEMPOTENT,
                            EACH_TIME,
                            world -> {
                                Map<String, Object> existing = dataSource(
                                        world, stagedProduction(world).productionId());
                                existing.put("ArtifactID", save(world, existing));
                                return existing;
                            })
                    .withEmptyAnswer(),
            production(
                            "data-source/delete",
                            SandboxOperation.DELETE_PRODUCTION_DATA_SOURCE,
                            IDEMPOTENT,
                            ONCE_THEN_GONE,
                            Call::newDataSource)
                    .withEmptyAnswer(),
            production(
                    "placeholder/save" + NEW,
                    SandboxOperation.SAVE_PRODUCTION_PLACEHOLDER,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> placeholder().build()),
            production(
                            "placeholder/save" + EXISTING,
                            SandboxOperation.SAVE_PRODUCTION_PLACEHOLDER,
                            IDEMPOTENT,
                            EACH_TIME,
                            world -> placeholder()
                                    .artifactId(newPlaceholder(world))
                                    .build())
                    .withEmptyAnswer(),
            production(
                            "placeholder/delete",
                            SandboxOperation.DELETE_PRODUCTION_PLACEHOLDER,
                            IDEMPOTENT,
                            ONCE_THEN_GONE,
                            Call::newPlaceholder)
                    .withEmptyAnswer(),
            production(
                    "re-production/create",
                    SandboxOperation.CREATE_REPRODUCTION_JOB,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> reproduction(world, world.producedProduction())),
            production(
                    "re-production/stage-and-run",
                    SandboxOperation.STAGE_AND_RUN_REPRODUCTION_JOB,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    Call::newReproductionJob),
            production(
                    "re-production/cancel",
                    SandboxOperation.CANCEL_REPRODUCTION_JOB,
                    IDEMPOTENT,
                    ONCE_THEN_REFUSED,
                    Call::runningReproductionJob),
            production(
                    "search/create",
                    SandboxOperation.CREATE_SAVED_SEARCH,
                    NOT_IDEMPOTENT,
                    EACH_TIME,
                    world -> Map.of(
                            "workspaceID", world.workspace().artifactId(),
                            "searchDTO", KeywordSearch.of("New", "Control Number"))));

    static final List<Call> ALL = Stream.of(
                    in(LEGACY, ALIKE),
                    in(V1, ALIKE),
                    in(LEGACY, IN_LEGACY),
                    in(V1, IN_V1),
                    in(V1, OF_PRODUCTION),
                    Reads.all().stream())
            .flatMap(calls -> calls)
            .toList();

    private static Call imaging(
            String name, SandboxOperation operation, Kind kind, Effect effect, Function<World, Object> body) {
        return new Call(name, IMAGING, null, operation, kind, effect, true, body);
    }

    private static Call production(
            String name, SandboxOperation operation, Kind kind, Effect effect, Function<World, Object> body) {
        return new Call(name, PRODUCTION, null, operation, kind, effect, true, body);
    }

    private static Stream<Call> in(String generation, List<Call> calls) {
        return calls.stream()
                .map(call -> new Call(
                        call.name,
                        call.scheme,
                        generation,
                        call.operation,
                        call.kind,
                        call.effect,
                        call.readsAnswer,
                        call.body));
    }

    Call of(SandboxOperation called) {
        return new Call(name, scheme, generation, called, kind, effect, readsAnswer, body);
    }

    private Call withEmptyAnswer() {
        return new Call(name, scheme, generation, operation, kind, effect, false, body);
    }

    /** The operation as the component names it. */
    String path() {
        return name.replace(NEW, "").replace(NEW_BASIC, "").replace(EXISTING, "");
    }

    String uri() {
        return scheme + path() + "?apiVersion=" + generation;
    }

    /** Whether imaging's other generation lacks it. */
    boolean isOnlyInV1() {
        return scheme.equals(IMAGING)
                && ALL.stream().noneMatch(other -> other.name.equals(name) && other.generation.equals(LEGACY));
    }

    /** Whether some servers know it under another name. */
    boolean hasOlderName() {
        return name.equals("job/retry-errors") && generation.equals(LEGACY) || name.equals("re-production/eligible");
    }

    private static ImagingProfile profile(World world) {
        return profile(world, world.workspace().defaultImagingProfile());
    }

    private static ImagingProfile profile(World world, int id) {
        return world.ask("relativity-imaging:profile/read", id, ImagingProfile.class);
    }

    private static ImagingSetBuilder set(World world) {
        return ImagingSetBuilder.builder()
                .name("Other set")
                .imagingProfile(ArtifactRef.of(world.workspace().defaultImagingProfile()))
                .dataSourceId(world.workspace().addSavedSearch(1, 0));
    }

    private static ApplicationFieldCodeBuilder fieldCode() {
        return ApplicationFieldCodeBuilder.builder()
                .fieldCode("Date")
                .application(ApplicationType.MicrosoftVisio)
                .option(ApplicationFieldCodeOption.ShowNothing);
    }

    static Integer newFieldCode(World world) {
        return world.ask("relativity-imaging:field-code/save", fieldCode().build(), Integer.class);
    }

    private static Map<String, Object> massProcess(World world) {
        SandboxDocuments documents = world.workspace().documents();
        return Map.of(
                "massProcessId",
                documents.addMassProcess(documents.add(), documents.addFailing(1)),
                "profileId",
                world.workspace().defaultImagingProfile(),
                "sourceType",
                "Native");
    }

    private static SandboxJob runningJob(World world) {
        return world.runningSet().lastJob().orElseThrow();
    }

    private static UUID token(World world) {
        int production = world.workspace().addErroredProduction("Vol001");
        return world.sandbox()
                .addDatabaseToken(world.workspace().production(production).jobId());
    }

    private static Map<String, Object> dataSource(World world, int production) {
        return new HashMap<>(Map.of(
                "ProductionID",
                production,
                "Name",
                "Responsive",
                "ProductionType",
                "ImagesOnly",
                "SavedSearch",
                world.workspace().addSavedSearch(1, 0)));
    }

    private static Integer save(World world, Map<String, Object> dataSource) {
        return world.ask("relativity-production:data-source/save", dataSource, Integer.class);
    }

    static Integer newDataSource(World world) {
        return save(world, dataSource(world, stagedProduction(world).productionId()));
    }

    private static ProductionPlaceholderBuilder placeholder() {
        return ProductionPlaceholderBuilder.builder()
                .name("Withheld")
                .placeholderType(PlaceholderType.Custom)
                .customText("Withheld");
    }

    static Integer newPlaceholder(World world) {
        return world.ask("relativity-production:placeholder/save", placeholder().build(), Integer.class);
    }

    static Map<String, Object> reproduction(World world, int production) {
        return Map.of(
                "reproductionOptions",
                Map.of("ReproductionType", "ReproduceDocument", "ReproduceDocumentOptions", Map.of()),
                "productions",
                List.of(production),
                "documents",
                world.workspace().production(production).documents());
    }

    static Integer newReproductionJob(World world) {
        return newReproductionJob(world, world.producedProduction());
    }

    static Integer newReproductionJob(World world, int production) {
        return world.ask(
                        "relativity-production:re-production/create",
                        reproduction(world, production),
                        ReproductionJobResult.class)
                .reproductionJobId();
    }

    private static Integer runningReproductionJob(World world) {
        Integer job = newReproductionJob(world);
        world.ask("relativity-production:re-production/stage-and-run", job, Object.class);
        return job;
    }

    static Map<String, Object> selection(World world) {
        SandboxDocuments documents = world.workspace().documents();
        return Map.of(
                "databaseToken", documents.addDatabaseToken(documents.add()), "reproductionType", "ReproduceDocument");
    }

    static ProductionJobRef productionJob(World world) {
        return ProductionJobRef.of(
                world.workspace().artifactId(), world.workspace().addErroredProduction("Vol001"));
    }

    static ProductionJobRef stagedProduction(World world) {
        return ProductionJobRef.of(
                world.workspace().artifactId(), world.workspace().addProduction("Vol001", 1));
    }

    static Map<String, Object> imagesToken(World world) {
        Map<String, Object> about = new HashMap<>(inMap(stagedProduction(world)));
        about.put(
                "imagesToken",
                world.ask("relativity-production:production/images-token", Map.copyOf(about), String.class));
        return about;
    }

    static Map<String, Object> documentInProduction(World world) {
        Map<String, Object> about = new HashMap<>(document(world));
        about.put("productionId", stagedProduction(world).productionId());
        return about;
    }

    static Map<String, Object> document(World world) {
        return Map.of(
                "workspaceId",
                world.workspace().artifactId(),
                "documentIDs",
                List.of(world.workspace().documents().add()));
    }

    private static Map<String, Object> inMap(ProductionJobRef production) {
        return Map.of("workspaceId", production.workspaceId(), "productionId", production.productionId());
    }

    private static Map<String, Object> newProduction(World world) {
        Map<String, Object> source = Map.of(
                "Name",
                "Source",
                "ProductionType",
                "NativesOnly",
                "SavedSearch",
                world.workspace().addSavedSearch(1, 0));
        return Map.of(
                "workspaceId",
                world.workspace().artifactId(),
                "production",
                Map.of("Name", "Vol001", "DataSources", List.of(source)));
    }

    @Override
    public String toString() {
        return generation + " " + name;
    }
}

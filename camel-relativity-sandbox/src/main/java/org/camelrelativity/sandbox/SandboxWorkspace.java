package org.camelrelativity.sandbox;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A workspace: a place to put documents, searches, profiles, sets and productions, and to look at what became of them. A new one has
 * the profiles "Basic Default" and "Native Default", the 17 application field codes that Relativity loads, linked to the
 * latter, and a handful of native types.
 */
public final class SandboxWorkspace {
    private final Instance instance;
    private final Workspace workspace;

    SandboxWorkspace(Instance instance, Workspace workspace) {
        this.instance = instance;
        this.workspace = workspace;
    }

    /**
     * The workspace's id.
     *
     * @return positive
     */
    public int artifactId() {
        return workspace.artifactId();
    }

    /**
     * Adds new Word documents and a saved search that finds them.
     *
     * @param documents how many; 0 or more
     * @param failing how many of them can't be imaged until {@link SandboxImagingSet#repairDocuments()}
     * @return Artifact ID of the saved search
     * @throws IllegalArgumentException if more fail than there are
     */
    public int addSavedSearch(int documents, int failing) {
        return look(() -> addSavedSearchNow(workspace.ids().next(), documents, failing, Document.ALWAYS));
    }

    /**
     * As {@link #addSavedSearch(int, int)}, with an Artifact ID of your choice.
     *
     * @param artifactId positive and not in use
     * @param documents how many; 0 or more
     * @param failing how many of them can't be imaged
     * @return the same id
     * @throws IllegalArgumentException if the id is in use, or more fail than there are
     */
    public int addSavedSearch(int artifactId, int documents, int failing) {
        return look(() -> addSavedSearchNow(workspace.ids().choose(artifactId), documents, failing, Document.ALWAYS));
    }

    /**
     * As {@link #addSavedSearch(int, int)}, with a name of your choice, which need not be unique.
     *
     * @param name not null
     * @param documents how many; 0 or more
     * @param failing how many of them can't be imaged
     * @return its Artifact ID
     * @throws IllegalArgumentException if more fail than there are
     */
    public int addSavedSearch(String name, int documents, int failing) {
        return look(() -> {
            int artifactId = addSavedSearchNow(workspace.ids().next(), documents, failing, Document.ALWAYS);
            return workspace.documents().nameSavedSearch(artifactId, name);
        });
    }

    /**
     * The saved searches that exist, however they came to be.
     *
     * @return their names by their Artifact IDs
     */
    public Map<Integer, String> savedSearches() {
        return look(() -> Map.copyOf(workspace.documents().savedSearches()));
    }

    /**
     * As {@link #addSavedSearch(int, int)}, with documents that recover.
     *
     * @param documents how many; 0 or more
     * @param failing how many of them fail at first
     * @param times in how many jobs each of those fails before it succeeds
     * @return Artifact ID of the saved search
     * @throws IllegalArgumentException if more fail than there are
     */
    public int addRecoveringSavedSearch(int documents, int failing, int times) {
        return look(() -> addSavedSearchNow(workspace.ids().next(), documents, failing, times));
    }

    /**
     * Adds a saved search that finds documents added before.
     *
     * @param documents Artifact IDs of documents
     * @return Artifact ID of the saved search
     * @throws NoSuchElementException if a document doesn't exist
     */
    public int addSavedSearchOf(int... documents) {
        return look(() -> workspace
                .documents()
                .addSavedSearch(workspace.ids().next(), workspace.documents().getAll(documents)));
    }

    /**
     * Its documents, one by one.
     *
     * @return for this workspace
     */
    public SandboxDocuments documents() {
        return new SandboxDocuments(instance, workspace);
    }

    /**
     * Adds a complete profile for native imaging, linked to all application field codes.
     *
     * @param name not null or blank
     * @return its Artifact ID
     */
    public int addImagingProfile(String name) {
        return look(() -> workspace
                .profiles()
                .save(WorkspaceTemplate.nativeProfile(
                        name, workspace.fieldCodes().all().keySet())));
    }

    /**
     * The profiles that exist, those of a new workspace first.
     *
     * @return their Artifact IDs
     */
    public List<Integer> imagingProfiles() {
        return look(() -> workspace.profiles().ids());
    }

    /**
     * The native profile that the workspace came with.
     *
     * @return Artifact ID of "Native Default"
     */
    public int defaultImagingProfile() {
        return workspace.nativeProfile();
    }

    /**
     * The basic profile that the workspace came with.
     *
     * @return Artifact ID of "Basic Default"
     */
    public int defaultBasicImagingProfile() {
        return workspace.basicProfile();
    }

    /**
     * Adds an imaging set with the default native profile.
     *
     * @param name not null
     * @param savedSearch Artifact ID of its data source
     * @return its Artifact ID
     * @throws IllegalArgumentException if there is no such search
     */
    public int addImagingSet(String name, int savedSearch) {
        return look(() -> workspace.sets().save(0, name, defaultImagingProfile(), savedSearch, ""));
    }

    /**
     * As {@link #addImagingSet(String, int)}, with an Artifact ID of your choice.
     *
     * @param artifactId positive and not in use
     * @param name not null
     * @param savedSearch Artifact ID of its data source
     * @return the same id
     * @throws IllegalArgumentException if the id is in use or there is no such search
     */
    public int addImagingSet(int artifactId, String name, int savedSearch) {
        return look(() -> workspace
                .sets()
                .add(artifactId, name, defaultImagingProfile(), savedSearch)
                .artifactId());
    }

    /**
     * Runs an imaging set as it was run last, without quality control if it never was.
     *
     * @param imagingSet its Artifact ID
     * @return the GUID of the job
     * @throws NoSuchElementException if there is no such set
     * @throws IllegalArgumentException if it is running
     */
    public UUID runImagingSet(int imagingSet) {
        return look(() ->
                workspace.jobs().start(SandboxJob.Kind.RUN, imagingSet, null).guid());
    }

    /**
     * The sets that exist, the oldest first.
     *
     * @return their Artifact IDs
     */
    public List<Integer> imagingSets() {
        return look(() -> workspace.sets().ids());
    }

    /**
     * A set, however it came to be.
     *
     * @param artifactId its id
     * @return the set
     * @throws NoSuchElementException if it doesn't exist
     */
    public SandboxImagingSet imagingSet(int artifactId) {
        return new SandboxImagingSet(instance, look(() -> workspace.sets().get(artifactId)));
    }

    /**
     * Adds a native type.
     *
     * @param type not null
     * @return its Artifact ID
     */
    public int addNativeType(SandboxNativeType type) {
        return look(() -> workspace.nativeTypes().add(workspace.ids().next(), type));
    }

    /**
     * As {@link #addNativeType(SandboxNativeType)}, with an Artifact ID of your choice.
     *
     * @param artifactId positive and not in use
     * @param type not null
     * @return the same id
     * @throws IllegalArgumentException if the id is in use
     */
    public int addNativeType(int artifactId, SandboxNativeType type) {
        return look(() -> workspace.nativeTypes().add(workspace.ids().choose(artifactId), type));
    }

    /**
     * Finds a native type; a new workspace has "Microsoft Word 2010" and others.
     *
     * @param name exactly as in Relativity
     * @return its Artifact ID
     * @throws NoSuchElementException if there is none of that name
     */
    public int nativeType(String name) {
        return look(() -> workspace.nativeTypes().byName(name));
    }

    /**
     * The application field codes that exist, those of a new workspace first.
     *
     * @return their Artifact IDs
     */
    public List<Integer> applicationFieldCodes() {
        return look(() -> List.copyOf(workspace.fieldCodes().all().keySet()));
    }

    /**
     * All imaging jobs of the workspace, the oldest first, ended ones too unless they have been cleaned up.
     *
     * @return as they are now
     */
    public List<SandboxJob> jobs() {
        return look(
                () -> workspace.jobs().all().stream().map(ImagingJob::snapshot).toList());
    }

    /**
     * The job that a run, a retry or an imaging on the fly has answered in the legacy API.
     *
     * @param guid not null
     * @return the job as it is now, or empty
     */
    public Optional<SandboxJob> job(UUID guid) {
        return look(() -> workspace.jobs().find(guid).map(ImagingJob::snapshot));
    }

    /**
     * The job that a call of the versioned API has answered.
     *
     * @param number its number
     * @return the job as it is now, or empty
     */
    public Optional<SandboxJob> job(long number) {
        return look(() -> workspace.jobs().find(number).map(ImagingJob::snapshot));
    }

    /**
     * Adds a staged production.
     *
     * @param name not null
     * @param documents how many; 0 or more
     * @return its Artifact ID
     */
    public int addProduction(String name, int documents) {
        return addProduction(name, documents, 0);
    }

    /**
     * As {@link #addProduction(String, int)}, with documents that fail: a run of the production ends as "Error", and a
     * retry succeeds unless {@link SandboxProduction#keepFailing()}.
     *
     * @param name not null
     * @param documents how many; 0 or more
     * @param failingDocuments how many of them
     * @return its Artifact ID
     * @throws IllegalArgumentException if more fail than there are
     */
    public int addProduction(String name, int documents, int failingDocuments) {
        return look(() ->
                workspace.productions().add(name, documents, failingDocuments).artifactId());
    }

    /**
     * Adds a production that has been run and has failed: its job is in the queue, in error. It has one document, and
     * succeeds in a retry.
     *
     * @param name not null
     * @return its Artifact ID
     */
    public int addErroredProduction(String name) {
        return look(() -> workspace.productions().addErrored(name).artifactId());
    }

    /**
     * Runs a staged production.
     *
     * @param productionId its Artifact ID
     * @return the id of its job, which is in the queue now
     * @throws NoSuchElementException if there is no such production
     * @throws IllegalArgumentException if it isn't staged
     */
    public int runProduction(int productionId) {
        return look(() -> workspace.productions().run(productionId).id());
    }

    /**
     * A production that was added before.
     *
     * @param productionId its Artifact ID
     * @return the production
     * @throws NoSuchElementException if it doesn't exist
     */
    public SandboxProduction production(int productionId) {
        return new SandboxProduction(
                instance, look(() -> workspace.productions().get(productionId)));
    }

    /**
     * The productions that exist, the oldest first.
     *
     * @return their Artifact IDs
     */
    public List<Integer> productions() {
        return look(() -> workspace.productions().all().stream()
                .map(Production::artifactId)
                .toList());
    }

    private int addSavedSearchNow(int artifactId, int documents, int failing, int times) {
        int nativeType = workspace.nativeTypes().byName(WorkspaceTemplate.DEFAULT_NATIVE_TYPE);
        List<Document> found = workspace.documents().add(documents, failing, times, nativeType);
        return workspace.documents().addSavedSearch(artifactId, found);
    }

    private <T> T look(Supplier<T> action) {
        return Present.orThrow(() -> instance.look(action));
    }
}

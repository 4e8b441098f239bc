package org.camelrelativity.sandbox;

import java.util.HashMap;
import java.util.Map;

/** One workspace: its stores, each of which keeps one kind of object. */
final class Workspace {
    private final int artifactId;
    private final ArtifactIds ids;
    private final Map<String, Integer> choices = new HashMap<>();
    private final Map<String, Integer> documentErrors = new HashMap<>();
    private final NativeTypes nativeTypes = new NativeTypes();
    private final FieldCodes fieldCodes;
    private final Profiles profiles;
    private final Documents documents;
    private final ImagingSets sets;
    private final ImagingJobs jobs;
    private final MassProcesses massProcesses;
    private final Productions productions;
    private final ProductionRestriction productionRestriction;
    private final Placeholders placeholders;
    private final DataSources dataSources;
    private final ReproductionJobs reproductionJobs;
    private final DocumentSelections documentSelections = new DocumentSelections();
    private final int basicProfile;
    private final int nativeProfile;

    Workspace(int artifactId, ArtifactIds ids, Instance instance) {
        this.artifactId = artifactId;
        this.ids = ids;
        this.fieldCodes = new FieldCodes(ids);
        this.documents = new Documents(ids);
        ProfileRules rules = new ProfileRules(instance.settings().tiffOptionsRequired());
        this.profiles = new Profiles(ids, rules, nativeTypes, fieldCodes);
        this.sets = new ImagingSets(this, instance);
        this.jobs = new ImagingJobs(this, instance);
        this.massProcesses = new MassProcesses(ids, instance.settings().unknownMassProcessesRefused());
        this.productions = new Productions(this, instance);
        this.productionRestriction = new ProductionRestriction(documents);
        this.placeholders = new Placeholders(ids);
        this.dataSources = new DataSources(this);
        this.reproductionJobs = new ReproductionJobs(ids, productions);
        WorkspaceTemplate.nativeTypes().forEach(type -> nativeTypes.add(ids.next(), type));
        WorkspaceTemplate.fieldCodes().forEach(code -> fieldCodes.save(code, profiles::exists));
        this.basicProfile = profiles.save(WorkspaceTemplate.basicProfile("Basic Default"));
        this.nativeProfile = profiles.save(WorkspaceTemplate.nativeProfile(
                "Native Default", fieldCodes.all().keySet()));
    }

    int artifactId() {
        return artifactId;
    }

    ArtifactIds ids() {
        return ids;
    }

    NativeTypes nativeTypes() {
        return nativeTypes;
    }

    FieldCodes fieldCodes() {
        return fieldCodes;
    }

    Profiles profiles() {
        return profiles;
    }

    Documents documents() {
        return documents;
    }

    ImagingSets sets() {
        return sets;
    }

    ImagingJobs jobs() {
        return jobs;
    }

    MassProcesses massProcesses() {
        return massProcesses;
    }

    Productions productions() {
        return productions;
    }

    ProductionRestriction productionRestriction() {
        return productionRestriction;
    }

    Placeholders placeholders() {
        return placeholders;
    }

    DataSources dataSources() {
        return dataSources;
    }

    ReproductionJobs reproductionJobs() {
        return reproductionJobs;
    }

    DocumentSelections documentSelections() {
        return documentSelections;
    }

    /** The Artifact ID of the error of a set's document. */
    int documentError(ImagingSet set, Document document) {
        return documentErrors.computeIfAbsent(set.artifactId() + " " + document.artifactId(), unused -> ids.next());
    }

    /** The Artifact ID of a choice of the documents' field Has Images. */
    int choice(String name) {
        return choices.computeIfAbsent(name, unused -> ids.next());
    }

    void deleteFieldCode(int fieldCode) {
        fieldCodes.delete(fieldCode);
        profiles.unlink(fieldCode);
    }

    int basicProfile() {
        return basicProfile;
    }

    int nativeProfile() {
        return nativeProfile;
    }
}

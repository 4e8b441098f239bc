package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A production: what it was created with, which documents are staged in it, and what has become of them. */
final class Production {
    private final int artifactId;
    private final Workspace workspace;
    private final ObjectNode settings;
    private final Instant created;
    private final Map<Integer, ObjectNode> dataSources = new LinkedHashMap<>();
    private final List<Document> documents = new ArrayList<>();
    private boolean staged;
    private boolean keepsFailing;
    private boolean toleratesErrors;

    private ProductionJob job;
    private StagingOutcome staging = StagingOutcome.NONE;
    private Instant runStarted;
    private Instant produced;
    private BatesRange bates = BatesRange.NONE;
    private int runs;
    private int retries;
    private int cancels;
    private int unbranded;
    private int brandingErrors;
    private boolean retried;

    Production(int artifactId, Workspace workspace, ObjectNode settings, Instant created) {
        this.artifactId = artifactId;
        this.workspace = workspace;
        this.settings = settings;
        this.created = created;
        this.job = ProductionJob.none(this, ProductionPhase.NEW);
    }

    int artifactId() {
        return artifactId;
    }

    int workspace() {
        return workspace.artifactId();
    }

    Workspace home() {
        return workspace;
    }

    String name() {
        return settings.path("Name").asText();
    }

    /** As it was created, in canonical spelling, without data sources. */
    ObjectNode settings() {
        return settings;
    }

    Instant created() {
        return created;
    }

    /** By their Artifact IDs, each in canonical spelling. */
    Map<Integer, ObjectNode> dataSources() {
        return Collections.unmodifiableMap(dataSources);
    }

    void saveDataSource(int dataSource, ObjectNode fields) {
        dataSources.put(dataSource, fields);
    }

    void removeDataSource(int dataSource) {
        dataSources.remove(dataSource);
    }

    /** How many documents are staged. */
    int documents() {
        return documents.size();
    }

    List<Document> staged() {
        return Collections.unmodifiableList(documents);
    }

    /** Those that branding fails for. */
    List<Document> failing() {
        return documents.stream().filter(Document::fails).toList();
    }

    /** Stages documents without a job, as tests do. */
    void stageAtOnce(List<Document> found) {
        stage(new StagingOutcome(found, Map.of()));
        job = ProductionJob.none(this, ProductionPhase.STAGED);
    }

    /** Takes what staging has found; true if that is no error. */
    boolean stage(StagingOutcome outcome) {
        staging = outcome;
        documents.clear();
        staged = !outcome.failed();
        if (staged) {
            documents.addAll(outcome.documents());
            unbranded = documents.size();
        }
        return staged;
    }

    /** Where a cancel leads back to. */
    ProductionPhase stablePhase() {
        return staged ? ProductionPhase.STAGED : ProductionPhase.NEW;
    }

    StagingOutcome staging() {
        return staging;
    }

    void remove(Collection<Document> conflicting) {
        documents.removeAll(conflicting);
        unbranded = documents.size();
    }

    /** The staged documents that the workspace's restriction keeps from being produced. */
    List<Document> conflicts() {
        return workspace.productionRestriction().conflicts(documents);
    }

    void keepFailing() {
        keepsFailing = true;
    }

    void tolerateErrors() {
        toleratesErrors = true;
    }

    /** The latest; one that was never submitted if there was none. */
    ProductionJob job() {
        return job;
    }

    ProductionPhase phase() {
        return job.phase();
    }

    int runs() {
        return runs;
    }

    int retries() {
        return retries;
    }

    int cancels() {
        return cancels;
    }

    /** How many documents are without branding at the end of the present phase. */
    int unbranded() {
        return unbranded;
    }

    /** Of the last run or retry that came to its end. */
    int brandingErrors() {
        return brandingErrors;
    }

    /** Null if it never ran. */
    Instant runStarted() {
        return runStarted;
    }

    /** Null if it is not produced. */
    Instant produced() {
        return produced;
    }

    BatesRange bates() {
        return bates;
    }

    void submitted(ProductionJob submitted) {
        job = submitted;
    }

    /** A job begins to produce what is staged. */
    void run(Instant now) {
        runs++;
        runStarted = now;
        unbranded = documents.size();
        brandingErrors = 0;
        retried = false;
        bates = BatesRange.NONE;
    }

    void retry() {
        retries++;
        retried = true;
        brandingErrors = 0;
    }

    void cancel() {
        cancels++;
        unbranded = documents.size();
    }

    void number() {
        bates = BatesRange.of(settings.path("Numbering"), documents);
    }

    /** Tells how a job ends that has branded all it can. */
    ProductionPhase brand(Instant now) {
        boolean recovered = retried && !keepsFailing;
        brandingErrors = recovered ? 0 : failing().size();
        unbranded = brandingErrors;
        if (brandingErrors > 0 && !toleratesErrors) {
            return ProductionPhase.ERRORED;
        }
        produced = now;
        return brandingErrors == 0 ? ProductionPhase.PRODUCED : ProductionPhase.PRODUCED_WITH_ERRORS;
    }
}

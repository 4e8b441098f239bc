package org.camelrelativity.sandbox;

import java.time.Instant;

/** A production: how many documents it has, and what has become of them. */
final class Production {
    private final int artifactId;
    private final int workspace;
    private final String name;
    private final int documents;
    private final int failing;
    private boolean keepsFailing;
    private boolean toleratesErrors;

    private ProductionJob job = new ProductionJob(ProductionJob.NONE, this, Instant.MIN);
    private int runs;
    private int retries;
    private int cancels;
    private int unbranded;
    private int brandingErrors;

    Production(int artifactId, int workspace, String name, int documents, int failing) {
        if (failing < 0 || failing > documents) {
            throw new IllegalArgumentException(failing + " of " + documents + " documents can't fail");
        }
        this.artifactId = artifactId;
        this.workspace = workspace;
        this.name = name;
        this.documents = documents;
        this.failing = failing;
        this.unbranded = documents;
    }

    int artifactId() {
        return artifactId;
    }

    int workspace() {
        return workspace;
    }

    String name() {
        return name;
    }

    int documents() {
        return documents;
    }

    void keepFailing() {
        keepsFailing = true;
    }

    void tolerateErrors() {
        toleratesErrors = true;
    }

    /** The latest; one that was never submitted if the production never ran. */
    ProductionJob job() {
        return job;
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

    void run(ProductionJob started) {
        runs++;
        job = started;
        unbranded = documents;
        brandingErrors = 0;
    }

    void retry() {
        retries++;
        brandingErrors = 0;
    }

    void cancel() {
        cancels++;
        unbranded = documents;
    }

    /** Tells how a job ends that has branded all it can. */
    ProductionPhase brand() {
        boolean recovered = retries > 0 && !keepsFailing;
        brandingErrors = recovered ? 0 : failing;
        unbranded = brandingErrors;
        if (brandingErrors == 0) {
            return ProductionPhase.PRODUCED;
        }
        return toleratesErrors ? ProductionPhase.PRODUCED_WITH_ERRORS : ProductionPhase.ERRORED;
    }
}

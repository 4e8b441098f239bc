package org.camelrelativity.sandbox;

/** Where a production stands, under the names of the API (contract production §8.1 and §8.3). */
enum ProductionPhase {
    STAGED("Staged", "NotRunning"),
    QUEUED("QueuedForProduction", "Running"),
    PRODUCING("Producing", "Running"),
    NUMBERING("ProducingCreatingAndApplyingBatesNumbers", "Running"),
    BRANDING("Branding", "Running"),
    CANCELING("Canceling", "Running"),
    ERRORED("Error", "Errored"),
    PRODUCED("Produced", "Complete"),
    PRODUCED_WITH_ERRORS("ProducedWithErrors", "Complete");

    private final String status;
    private final String jobStatus;

    ProductionPhase(String status, String jobStatus) {
        this.status = status;
        this.jobStatus = jobStatus;
    }

    String status() {
        return status;
    }

    String jobStatus() {
        return jobStatus;
    }

    /** An errored job stays in the queue until somebody retries or cancels it. */
    boolean inQueue() {
        return compareTo(QUEUED) >= 0 && compareTo(ERRORED) <= 0;
    }

    boolean cancelable() {
        return inQueue() && this != CANCELING;
    }

    /** Whether documents have their numbers, so that only branding is left. */
    boolean numbered() {
        return compareTo(BRANDING) >= 0 && this != CANCELING;
    }
}

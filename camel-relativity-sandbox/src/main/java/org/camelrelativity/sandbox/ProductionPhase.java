package org.camelrelativity.sandbox;

/** Where a production stands, under the names of the API (contract production §8.1 and §8.3). */
enum ProductionPhase {
    STAGED("Staged", "NotRunning", 2, "Staged"),
    QUEUED("QueuedForProduction", "Running", 19, "Queued for Production"),
    PRODUCING("Producing", "Running", 5, "Producing"),
    NUMBERING("ProducingCreatingAndApplyingBatesNumbers", "Running", 11, "Creating and Applying Bates Numbers"),
    BRANDING("Branding", "Running", 6, "Branding"),
    CANCELING("Canceling", "Running", 16, "Canceling"),
    ERRORED("Error", "Errored", 8, "Error"),
    PRODUCED("Produced", "Complete", 7, "Produced"),
    PRODUCED_WITH_ERRORS("ProducedWithErrors", "Complete", 9, "Produced With Errors");

    private final String status;
    private final String jobStatus;
    private final int number;
    private final String displayName;

    ProductionPhase(String status, String jobStatus, int number, String displayName) {
        this.status = status;
        this.jobStatus = jobStatus;
        this.number = number;
        this.displayName = displayName;
    }

    String status() {
        return status;
    }

    String jobStatus() {
        return jobStatus;
    }

    int number() {
        return number;
    }

    /** As listings of the queue write it (contract production §8.2). */
    String displayName() {
        return displayName;
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

package org.camelrelativity.sandbox;

/** Where a production stands, under the names of the API, in the order of its life. */
enum ProductionPhase {
    NEW("New", "NotRunning", 0, "New"),
    QUEUED_FOR_STAGING("QueuedForStaging", "Running", 18, "Queued for Staging"),
    STAGING("Staging", "Running", 1, "Staging"),
    SEARCHING("StagingRunningSavedSearches", "Running", 13, "Running Saved Searches"),
    CLEANING_DATA("StagingCleaningUpData", "Running", 14, "Cleaning Up Data"),
    RECORDING("StagingCreatingProductionInformationRecords", "Running", 15, "Creating Production Information Records"),
    STAGING_ERROR("StagingError", "Errored", 3, "Staging error"),
    STAGED("Staged", "NotRunning", 2, "Staged"),
    QUEUED("QueuedForProduction", "Running", 19, "Queued for Production"),
    STARTING("StartingProduction", "Running", 21, "Starting Production"),
    START_ERROR("ErrorStartingProduction", "Errored", 22, "Error Starting Production"),
    PRODUCING("Producing", "Running", 5, "Producing"),
    CLEANING_FILES("ProducingCleaningExistingFiles", "Running", 17, "Cleaning Existing Files"),
    MAKING_PLACEHOLDERS("ProducingCreatingPlaceholderImages", "Running", 10, "Creating Placeholder Images"),
    NUMBERING("ProducingCreatingAndApplyingBatesNumbers", "Running", 11, "Creating and Applying Bates Numbers"),
    PREPARING_BRANDING("ProducingCreatingBrandingQueueRecords", "Running", 12, "Creating Branding Queue Records"),
    QUEUED_FOR_BRANDING("QueuedForBranding", "Running", 20, "Queued for Branding"),
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

    /** As listings of the queue and the status details write it. */
    String displayName() {
        return displayName;
    }

    boolean running() {
        return jobStatus.equals("Running");
    }

    /** An errored job stays in the queue until somebody retries or cancels it. */
    boolean inQueue() {
        return running() || this == ERRORED;
    }

    boolean cancelable() {
        return inQueue() && this != CANCELING;
    }

    /** Whether documents have their numbers, so that only branding is left. */
    boolean numbered() {
        return compareTo(BRANDING) >= 0 && this != CANCELING;
    }

    boolean ended() {
        return this == PRODUCED || this == PRODUCED_WITH_ERRORS;
    }

    /** What is staged may be produced. */
    boolean runnable() {
        return this == STAGED || this == START_ERROR;
    }
}

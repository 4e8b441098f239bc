package org.camelrelativity.sandbox;

/** Where a job stands, with the text that Relativity shows for it. */
enum JobPhase {
    STAGING("Staging", "Created"),
    WAITING("Waiting", "Created"),
    SUBMITTING("Submitting", "PickedUpByAgent"),
    IMAGING("Imaging", "SubmittedToInvariant"),
    FINALIZING("Finalizing", "SubmittedToInvariant"),
    STOPPING("Stopping", "CancelRequested"),
    COMPLETED("Completed", "Default"),
    COMPLETED_WITH_ERRORS("Completed with errors", "Default"),
    STOPPED("Stopped by user", "Default"),
    FAILED("Error - job failed", "Default");

    private final String text;
    private final String jobStatus;

    JobPhase(String text, String jobStatus) {
        this.text = text;
        this.jobStatus = jobStatus;
    }

    String text() {
        return text;
    }

    /** What the versioned API says of the job; nothing in it tells how a job ended. */
    String jobStatus() {
        return jobStatus;
    }

    boolean ended() {
        return compareTo(COMPLETED) >= 0;
    }

    boolean completed() {
        return this == COMPLETED || this == COMPLETED_WITH_ERRORS;
    }
}

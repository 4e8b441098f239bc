package org.camelrelativity.sandbox;

/** Where a job stands, with the text that Relativity shows for it (contract imaging §5.1). */
enum JobPhase {
    STAGING("Staging"),
    WAITING("Waiting"),
    SUBMITTING("Submitting"),
    IMAGING("Imaging"),
    FINALIZING("Finalizing"),
    STOPPING("Stopping"),
    COMPLETED("Completed"),
    COMPLETED_WITH_ERRORS("Completed with errors"),
    STOPPED("Stopped by user"),
    FAILED("Error - job failed");

    private final String text;

    JobPhase(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean ended() {
        return compareTo(COMPLETED) >= 0;
    }

    boolean completed() {
        return this == COMPLETED || this == COMPLETED_WITH_ERRORS;
    }
}

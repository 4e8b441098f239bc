package org.camelrelativity.production.model;

/** How the staging or the run of a production ended. */
public enum ProductionOutcome {
    /** It can be run, or is being run already; only with {@code until=staged}. */
    STAGED,
    /** Every document was produced. */
    PRODUCED,
    /** It was produced, but for some documents. */
    PRODUCED_WITH_ERRORS,
    /** The run failed; it can be run again. */
    ERROR,
    /** Staging failed. */
    STAGING_ERROR,
    /** It was staged, but its run could not begin. */
    ERROR_STARTING,
    /** Somebody canceled it: it is back where it stood before. */
    CANCELED,
    /** It has ended, in a status that is none of the others: of another language or release. A person has to look. */
    OTHER
}

package org.camelrelativity.production.model;

/** How a re-production job ended. */
public enum ReproductionOutcome {
    /** All its productions were produced. */
    COMPLETED,
    /** They have ended, and not all without errors. */
    COMPLETED_WITH_ERRORS,
    /** None of them is at work any more, and at least one is back at New or Staged: somebody canceled it. */
    CANCELED,
    /** There is no such job, or all its productions have been deleted. */
    DOES_NOT_EXIST,
    /** All of them have ended, but the job's status is none of the others. A person has to look. */
    OTHER
}

package org.camelrelativity.production.model;

/** What of a production production/await waits for: the values of option {@code until}. */
public enum AwaitUntil {
    /** The end of its staging. */
    staged,
    /** The end of its run. */
    produced
}

package org.camelrelativity.common.operation;

/** What a save creates or updates. */
public interface Saved {

    /** {@return the Artifact ID, or {@code null} for something new} */
    Integer artifactId();
}

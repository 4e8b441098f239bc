package org.camelrelativity.imaging.model;

/** Relativity's way to say that an Artifact ID is not set. */
final class Unset {

    private Unset() {}

    /** The Artifact ID, or {@code null} if it is 0 (contract, imaging §3.1, D-18). */
    static Integer zero(Integer artifactId) {
        return artifactId != null && artifactId == 0 ? null : artifactId;
    }
}

package org.camelrelativity.sandbox;

import java.util.ArrayList;
import java.util.List;

/** A document of a workspace, as far as imaging cares. */
final class Document {
    /** A document that fails until somebody repairs it. */
    static final int ALWAYS = Integer.MAX_VALUE;

    private final int artifactId;
    private final int nativeType;
    private int failuresLeft;
    private boolean pending;
    private boolean hasImages;
    private final List<String> warnings = new ArrayList<>();

    Document(int artifactId, int nativeType, int failures) {
        this.artifactId = artifactId;
        this.nativeType = nativeType;
        this.failuresLeft = failures;
    }

    int artifactId() {
        return artifactId;
    }

    int nativeType() {
        return nativeType;
    }

    /** Whether a job has taken this document and not finished with it yet. */
    boolean pending() {
        return pending;
    }

    boolean hasImages() {
        return hasImages;
    }

    boolean hasWarnings() {
        return hasImages && !warnings.isEmpty();
    }

    void take() {
        pending = true;
    }

    void giveBack() {
        pending = false;
    }

    void repair() {
        failuresLeft = 0;
    }

    /** One attempt of the imaging engine; true if there are images afterwards. */
    boolean image() {
        pending = false;
        if (failuresLeft == 0) {
            hasImages = true;
            return true;
        }
        if (failuresLeft != ALWAYS) {
            failuresLeft--;
        }
        return false;
    }
}

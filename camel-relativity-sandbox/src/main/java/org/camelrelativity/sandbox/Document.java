package org.camelrelativity.sandbox;

import java.util.ArrayList;
import java.util.List;

/** A document of a workspace, as far as imaging cares. */
final class Document {
    /** What the imaging engine has to remark about a document. */
    record Warning(String type, String message) {}

    /** A document that fails until somebody repairs it. */
    static final int ALWAYS = Integer.MAX_VALUE;

    static final String ERROR = "The document could not be imaged.";

    private final int artifactId;
    private final int nativeType;
    private int failuresLeft;
    private boolean pending;
    private boolean hasImages;
    private boolean failed;
    private int pages = 1;
    private final List<Warning> warnings = new ArrayList<>();

    Document(int artifactId, int nativeType, int failures) {
        this.artifactId = artifactId;
        this.nativeType = nativeType;
        this.failuresLeft = failures;
    }

    int artifactId() {
        return artifactId;
    }

    /** As Relativity's control numbers look. */
    String name() {
        return "DOC" + artifactId;
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

    /** As the versioned API puts it. */
    String imagingStatus() {
        if (pending) {
            return "Pending";
        }
        if (failed) {
            return "Error";
        }
        return hasImages ? "Yes" : "No";
    }

    int images() {
        return hasImages ? pages : 0;
    }

    void pages(int count) {
        pages = count;
    }

    void warn(Warning warning) {
        warnings.add(warning);
    }

    /** None before there are images. */
    List<Warning> warnings() {
        return hasImages ? warnings : List.of();
    }

    void take() {
        pending = true;
    }

    void giveBack() {
        pending = false;
    }

    /** Whether there is something in it that imaging and branding fail for. */
    boolean fails() {
        return failuresLeft > 0;
    }

    /** A placeholder has one page. */
    int producedPages() {
        return Math.max(1, images());
    }

    void repair() {
        failuresLeft = 0;
    }

    /** One attempt of the imaging engine; true if there are images afterwards. */
    boolean image() {
        pending = false;
        failed = failuresLeft > 0;
        if (!failed) {
            hasImages = true;
            return true;
        }
        if (failuresLeft != ALWAYS) {
            failuresLeft--;
        }
        return false;
    }
}

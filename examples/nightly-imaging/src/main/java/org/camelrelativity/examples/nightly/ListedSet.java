package org.camelrelativity.examples.nightly;

/** An imaging set of the list. */
public record ListedSet(int workspaceId, int imagingSetId, String name) {

    /** For the summary. */
    @Override
    public String toString() {
        return Summary.oneLine(name) + " (" + workspaceId + "/" + imagingSetId + ")";
    }
}

package org.camelrelativity.examples.nightly;

/**
 * An imaging set of the list.
 *
 * @param workspaceId Artifact ID of the workspace
 * @param imagingSetId Artifact ID of the imaging set
 * @param name as Relativity shows it
 */
public record ListedSet(int workspaceId, int imagingSetId, String name) {

    /** For the summary. */
    @Override
    public String toString() {
        return Summary.oneLine(name) + " (" + workspaceId + "/" + imagingSetId + ")";
    }
}

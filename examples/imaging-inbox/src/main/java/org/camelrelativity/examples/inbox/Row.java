package org.camelrelativity.examples.inbox;

/**
 * A row that can be run.
 *
 * @param line where it begins in the file
 * @param workspaceId the workspace's Artifact ID
 * @param imagingSetId the imaging set's Artifact ID
 * @param qc whether the images are hidden, and for how long
 * @param priority the job's priority, or null to leave it as it is
 */
record Row(int line, int workspaceId, int imagingSetId, QualityControl qc, Integer priority) implements InputRow {

    /** {@return what may not be run twice at the same time} */
    SetKey set() {
        return new SetKey(workspaceId, imagingSetId);
    }

    /** One imaging set among all workspaces. */
    record SetKey(int workspaceId, int imagingSetId) {}
}

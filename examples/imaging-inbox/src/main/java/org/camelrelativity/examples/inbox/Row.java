package org.camelrelativity.examples.inbox;

/**
 * A row of an input file.
 *
 * @param line where it begins; the header is usually on line 1
 * @param qc {@code false}: visible; {@code true}: hidden for a review; {@code release}: hidden until the set has completed
 * @param fault why it can't be run, or null if it can
 * @param text as it stands in the file, or shorter, if it can't be run
 */
record Row(int line, int workspaceId, int imagingSetId, String qc, String fault, String text) {

    /** {@return what may not be run twice at the same time} */
    String set() {
        return workspaceId + "/" + imagingSetId;
    }

    boolean isToBeReleased() {
        return qc.equals("release");
    }
}

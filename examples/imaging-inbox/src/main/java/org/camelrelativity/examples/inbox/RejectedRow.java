package org.camelrelativity.examples.inbox;

/**
 * A row that can't be run.
 *
 * @param line where it begins in the file
 * @param reason what is wrong with it, for a person
 * @param text the row as it stands in the file, shortened if long
 */
record RejectedRow(int line, String reason, String text) implements InputRow {}

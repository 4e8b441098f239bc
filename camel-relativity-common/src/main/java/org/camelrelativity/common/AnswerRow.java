package org.camelrelativity.common;

/** One of a list that Relativity answers. What can't be read of a row does not make the others unreadable. */
public interface AnswerRow extends RelativityRecord {

    /** {@return the names of the fields that could not be read, and are therefore null; null if all could} */
    String unreadable();
}

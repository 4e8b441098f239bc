package org.camelrelativity.examples.inbox;

/** What one row of an input file turned out to be. */
sealed interface InputRow permits Row, RejectedRow {

    /** {@return where the row begins in the file; the header is usually on line 1} */
    int line();
}

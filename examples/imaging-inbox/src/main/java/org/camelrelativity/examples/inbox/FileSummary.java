package org.camelrelativity.examples.inbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What became of a file.
 *
 * @param name of the input file
 * @param report where its report lies
 * @param rejections where the rows lie that could not be run; not there if there are none
 * @param outcomes how many rows came to what
 * @param rejected how many rows could not be run
 * @param firstRows the first lines of the report, to be shown
 * @param firstRejections the first of the rows that could not be run, to be shown
 */
record FileSummary(
        String name,
        Path report,
        Path rejections,
        Map<Outcome, Integer> outcomes,
        int rejected,
        List<List<String>> firstRows,
        List<List<String>> firstRejections) {

    /** More would be too much for a terminal, and for the memory. */
    static final int SHOWN_ROWS = 50;
}

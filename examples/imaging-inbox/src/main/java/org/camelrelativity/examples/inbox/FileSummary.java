package org.camelrelativity.examples.inbox;

import java.nio.file.Path;
import java.util.Map;

/**
 * What became of a file.
 *
 * @param name of the input file
 * @param report where its report lies
 * @param rejections where the rows lie that could not be run; not there if there are none
 * @param outcomes how many rows came to what
 * @param rejected how many rows could not be run
 */
record FileSummary(String name, Path report, Path rejections, Map<Outcome, Integer> outcomes, int rejected) {}

package org.camelrelativity.benchmarks;

/** What our components are given as a body. */
enum BodyForm {
    RECORD,
    MAP,
    JSON
}

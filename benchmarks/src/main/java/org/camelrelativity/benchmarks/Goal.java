package org.camelrelativity.benchmarks;

/**
 * A goal and what became of it.
 *
 * @param name what is compared
 * @param limit what it may be at most
 * @param figure what it is
 * @param met whether it is no more
 */
record Goal(String name, String limit, String figure, boolean met) {}

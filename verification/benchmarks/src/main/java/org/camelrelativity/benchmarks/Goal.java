package org.camelrelativity.benchmarks;

/**
 * A goal and what became of it.
 *
 * @param name what is compared
 * @param limit what it may be at most
 * @param figure what it is
 * @param met whether it is no more
 * @param obstacle what stands in its way
 */
record Goal(String name, String limit, String figure, boolean met, String obstacle) {

    Goal(String name, String limit, String figure, boolean met) {
        this(name, limit, figure, met, "");
    }

    Goal because(String inItsWay) {
        return new Goal(name, limit, figure, met, inItsWay);
    }
}

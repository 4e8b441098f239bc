package org.camelrelativity.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** What a curve looks like where it is largest, beside what it was expected to look like. */
final class Shape {

    static final String LINEAR = "linear";
    static final String FLAT = "flat";

    private static final double NOISE = 0.3;

    private Shape() {}

    /**
     * Says what it looks like and why, or else that it does not look as it should.
     *
     * @param shape as {@link #of} tells it
     * @param expected {@link #LINEAR} or {@link #FLAT}
     * @param because why it should
     */
    static String explained(String shape, String expected, String because) {
        return shape + (shape.startsWith(expected) ? "" : "; " + expected + " was expected") + ", since " + because
                + ".";
    }

    /** Linear, flat, or what exponent it has between its last two points. */
    static String of(List<Results.Growth> points, ToDoubleFunction<Results.Growth> figure) {
        return of(points, Results.Growth::size, figure);
    }

    /** The same of any points. */
    static <T> String of(List<T> points, ToIntFunction<T> size, ToDoubleFunction<T> figure) {
        if (points.size() < 2) {
            return "a single point";
        }
        T first = points.get(points.size() - 2);
        T last = points.get(points.size() - 1);
        double from = figure.applyAsDouble(first);
        double to = figure.applyAsDouble(last);
        if (from <= 0 || to <= 0) {
            return "too small to tell";
        }
        double exponent = Math.log(to / from) / Math.log((double) size.applyAsInt(last) / size.applyAsInt(first));
        String shape;
        if (Math.abs(exponent) <= NOISE) {
            shape = FLAT;
        } else if (Math.abs(exponent - 1) <= NOISE) {
            shape = LINEAR;
        } else if (exponent < 0) {
            shape = "falling";
        } else if (exponent < 1) {
            shape = "less than linear";
        } else {
            shape = "more than linear";
        }
        return String.format(Locale.ROOT, "%s (exponent %.2f between the last two points)", shape, exponent);
    }
}

package org.camelrelativity.common;

import java.util.List;
import java.util.function.Supplier;

/**
 * The vendor's rules for one record of a request. The first broken rule ends in a {@link ConstraintViolation} that names
 * the field with its path.
 */
public final class Constraints {

    /** A rule was broken; carries what the {@link RelativityRequestException} of the exchange will say. */
    public static final class ConstraintViolation extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ConstraintViolation(String message) {
            super(message);
        }
    }

    private final Supplier<String> record;

    private Constraints(Supplier<String> record) {
        this.record = record;
    }

    /** Rules of one generation of the API, for a piece of its JSON to keep. */
    public static Constraints of(String path) {
        return new Constraints(() -> path);
    }

    /** Checks a record and everything below it. */
    public static void check(Supplier<String> path, RelativityRecord subject) {
        subject.check(new Constraints(path));
    }

    private String path(String name) {
        return record.get() + "." + name;
    }

    /** The field must be given. */
    public void required(String name, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new ConstraintViolation(path(name) + " is required");
        }
    }

    /** The field must be given under a condition. */
    public void requiredWhen(boolean condition, String because, String name, Object value) {
        if (condition && value == null) {
            throw new ConstraintViolation(path(name) + " is required when " + because);
        }
    }

    /** A rule on several fields. */
    public void rule(boolean kept, String rule) {
        if (!kept) {
            throw new ConstraintViolation(record.get() + " " + rule);
        }
    }

    /** The field, if given, must lie within limits. */
    public void range(String name, Integer value, int min, int max) {
        if (value != null && (value < min || value > max)) {
            throw new ConstraintViolation(path(name) + " must be from " + min + " to " + max + ", but was " + value);
        }
    }

    /** The field, if given, must be an Artifact ID. */
    public void artifactId(String name, Integer value) {
        if (value != null && value < 1) {
            throw new ConstraintViolation(
                    path(name) + " must be a positive integer up to " + Integer.MAX_VALUE + ", but was " + value);
        }
    }

    /** The record, if given, must keep its own rules. */
    public void nested(String name, RelativityRecord value) {
        if (value != null) {
            check(() -> path(name), value);
        }
    }

    /** Each of the records must keep its own rules. */
    public void each(String name, List<? extends RelativityRecord> values) {
        if (values == null) {
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            String element = name + "[" + i + "]";
            required(element, values.get(i));
            check(() -> path(element), values.get(i));
        }
    }
}

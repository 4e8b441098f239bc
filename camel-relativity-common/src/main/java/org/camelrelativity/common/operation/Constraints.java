package org.camelrelativity.common.operation;

import java.util.List;
import java.util.function.Supplier;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;

/**
 * The vendor's rules for one record of a request. The first broken rule ends in a {@link BrokenConstraint} that names
 * the field with its path.
 */
public final class Constraints {

    /** A rule was broken; carries what the {@link RelativityRequestException} of the exchange will say. */
    public static final class BrokenConstraint extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenConstraint(String message) {
            super(message);
        }
    }

    private final Supplier<String> record;

    private Constraints(Supplier<String> record) {
        this.record = record;
    }

    /**
     * Rules of one generation of the API, for a {@link Part} to keep.
     *
     * @param path the record's own name
     * @return the rules for that record
     */
    public static Constraints of(String path) {
        return new Constraints(() -> path);
    }

    /**
     * Checks a record and everything below it.
     *
     * @param path tells the record's own name, if a rule is broken
     * @param subject the record
     * @throws BrokenConstraint at the first rule that is broken
     */
    public static void check(Supplier<String> path, RelativityRecord subject) {
        subject.check(new Constraints(path));
    }

    private String path(String name) {
        return record.get() + "." + name;
    }

    /**
     * The field must be given.
     *
     * @param name the field
     * @param value its value
     */
    public void required(String name, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new BrokenConstraint(path(name) + " is required");
        }
    }

    /**
     * The field must be given under a condition.
     *
     * @param condition whether it must
     * @param because the condition in words, such as {@code "NativeImageFormat is Tiff"}
     * @param name the field
     * @param value its value
     */
    public void requiredWhen(boolean condition, String because, String name, Object value) {
        if (condition && value == null) {
            throw new BrokenConstraint(path(name) + " is required when " + because);
        }
    }

    /**
     * A rule on several fields.
     *
     * @param kept whether the record keeps it
     * @param rule what the record must do, such as {@code "must name a workspace"}
     */
    public void rule(boolean kept, String rule) {
        if (!kept) {
            throw new BrokenConstraint(record.get() + " " + rule);
        }
    }

    /**
     * The field, if given, must lie within limits.
     *
     * @param name the field
     * @param value its value, or {@code null}
     * @param min the least value
     * @param max the greatest value
     */
    public void range(String name, Integer value, int min, int max) {
        if (value != null && (value < min || value > max)) {
            throw new BrokenConstraint(path(name) + " must be from " + min + " to " + max + ", but was " + value);
        }
    }

    /**
     * The field, if given, must be an Artifact ID.
     *
     * @param name the field
     * @param value its value, or {@code null}
     */
    public void artifactId(String name, Integer value) {
        if (value != null && value < 1) {
            throw new BrokenConstraint(
                    path(name) + " must be " + FieldType.ARTIFACT_ID.expected() + ", but was " + value);
        }
    }

    /**
     * The record, if given, must keep its own rules.
     *
     * @param name the field that holds it
     * @param value the record, or {@code null}
     */
    public void nested(String name, RelativityRecord value) {
        if (value != null) {
            check(() -> path(name), value);
        }
    }

    /**
     * Each of the records must keep its own rules.
     *
     * @param name the field that holds them
     * @param values the records, or {@code null}
     */
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

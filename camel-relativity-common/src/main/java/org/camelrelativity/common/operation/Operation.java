package org.camelrelativity.common.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityRecord;

/**
 * A row of a component's table: what an operation takes, what it answers, and how each generation of the API says it.
 * Immutable; built with {@link #named}.
 */
public final class Operation {

    private final String name;
    private final String description;
    private final Class<? extends RelativityRecord> requestType;
    private final Class<? extends RelativityRecord> subjectType;
    private final List<Field<?>> fields;
    private final List<Field<?>> bareFields;
    private final Answer<?> answer;
    private final String lookFirst;
    private final Map<ApiVersion, List<Wire>> wires;
    private final Map<Field<?>, String> hints;
    private final List<Field<?>> alternatives;
    private final Map<String, List<Field<?>>> fieldsByName;
    private final Set<String> envelopes;
    private final Set<String> lists;
    private final Map<Wire, List<Field<?>>> requiredFields;
    private final Map<Wire, List<Field<?>>> sentFields;
    private final Elements<?> elements;
    private final boolean consumable;
    private final String offeredBy;

    /**
     * What a mass operation is about.
     *
     * @param type the record that stands for one of them
     * @param completed completes one with the fields that were given beside the list, such as a default workspace
     * @param <E> the record
     */
    public record Elements<E extends RelativityRecord>(Class<E> type, BiFunction<E, Request, E> completed) {

        /**
         * @param element one of them
         * @param beside holds the fields beside the list
         * @return the same, completed
         */
        public E complete(RelativityRecord element, Request beside) {
            return completed.apply(type.cast(element), beside);
        }
    }

    private Operation(Builder builder) {
        this.name = builder.name;
        this.description = builder.description;
        this.requestType = builder.requestType;
        this.subjectType = builder.subjectType;
        this.fields = builder.allFields();
        this.bareFields = List.copyOf(builder.bareFields);
        this.answer = builder.answer;
        this.lookFirst = builder.lookFirst;
        this.wires = Map.copyOf(builder.wires);
        this.hints = Map.copyOf(builder.hints);
        this.alternatives = List.copyOf(builder.alternatives);
        this.elements = builder.elements;
        this.consumable = builder.consumable;
        this.offeredBy = builder.offeredBy;
        this.fieldsByName = byName(fields);
        this.envelopes = names(Part::envelopes);
        this.lists = names(Part::lists);
        this.requiredFields = byWire(wire -> wire.requiredFields(this));
        this.sentFields = byWire(wire -> wire.fields(this));
    }

    private static Map<String, List<Field<?>>> byName(List<Field<?>> fields) {
        Map<String, List<Field<?>>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach(field -> field.names().forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>())
                .add(field)));
        return byName;
    }

    /** Worked out once, not for each call. */
    private Map<Wire, List<Field<?>>> byWire(Function<Wire, List<Field<?>>> fieldsOfWire) {
        Map<Wire, List<Field<?>>> all = new IdentityHashMap<>();
        wires.values().stream().flatMap(List::stream).forEach(wire -> all.put(wire, fieldsOfWire.apply(wire)));
        return all;
    }

    /**
     * @param wire one of this operation's
     * @return the fields that must be given for it
     */
    public List<Field<?>> requiredFields(Wire wire) {
        return requiredFields.get(wire);
    }

    /**
     * @param wire one of this operation's, or of another that this one is composed of
     * @return the fields that it sends, if they are given
     */
    public List<Field<?>> sentFields(Wire wire) {
        List<Field<?>> known = sentFields.get(wire);
        return known != null ? known : wire.fields(this);
    }

    private Set<String> names(Function<Part, Stream<String>> kind) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wires.values().stream()
                .flatMap(List::stream)
                .flatMap(wire -> wire.payload().stream())
                .flatMap(kind)
                .forEach(names::add);
        return Collections.unmodifiableSet(names);
    }

    /**
     * Begins a row.
     *
     * @param name {@code service/operation}, as in the endpoint's URI
     * @param description what it does, for the documentation
     * @return a builder
     */
    public static Builder named(String name, String description) {
        return new Builder(name, description);
    }

    /** {@return {@code service/operation}, as in the endpoint's URI} */
    public String name() {
        return name;
    }

    /** {@return what it does, for the documentation} */
    public String description() {
        return description;
    }

    /** {@return the record that a route may give as the whole request} */
    public Class<? extends RelativityRecord> requestType() {
        return requestType;
    }

    /** {@return the record that a save saves; empty for other operations} */
    public Optional<Class<? extends RelativityRecord>> subjectType() {
        return Optional.ofNullable(subjectType);
    }

    /** {@return what a mass operation is about; empty for other operations} */
    public Optional<Elements<?>> elements() {
        return Optional.ofNullable(elements);
    }

    /** {@return the single fields it takes} */
    public List<Field<?>> fields() {
        return fields;
    }

    /** {@return whether there is nothing to give: it is about the instance} */
    public boolean takesNothing() {
        return fields.isEmpty() && subjectType == null && elements == null;
    }

    /** {@return the fields that a bare value can mean, the first that takes it; none for the saves} */
    public List<Field<?>> bareFields() {
        return bareFields;
    }

    /**
     * {@return fields that name the same thing in different ways: where one of them is given, a less specific source
     * supplies none of the others}
     */
    public List<Field<?>> alternatives() {
        return alternatives;
    }

    /** {@return whether a route can begin with it: its changes are events} */
    public boolean consumable() {
        return consumable;
    }

    /** {@return which Relativity alone is known to offer it; empty if every one that has the API does} */
    public Optional<String> offeredBy() {
        return Optional.ofNullable(offeredBy);
    }

    /** {@return what it answers} */
    public Answer<?> answer() {
        return answer;
    }

    /** {@return what to read after an unknown outcome, in words} */
    public String lookFirst() {
        return lookFirst;
    }

    /**
     * @param field a field
     * @return what to tell who did not give it, besides where to give it
     */
    public Optional<String> hint(Field<?> field) {
        return Optional.ofNullable(hints.get(field));
    }

    /**
     * @param option the name of an endpoint option
     * @return the field it supplies, if this operation takes it
     */
    public Optional<Field<?>> field(String option) {
        return fields.stream().filter(f -> f.option().equals(option)).findFirst();
    }

    /**
     * @param name a name in a body
     * @return the fields that it can mean, the first that takes the value
     */
    public List<Field<?>> fieldsNamed(String name) {
        return fieldsByName.getOrDefault(name, List.of());
    }

    /**
     * @param version a generation
     * @return the ways to say it, the first whose guard accepts the request being the one to use; empty if that
     *     generation lacks the operation
     */
    public List<Wire> wires(ApiVersion version) {
        return wires.getOrDefault(version, List.of());
    }

    /** {@return the names of the JSON objects that wrap a request in some generation, without regard to case} */
    public Set<String> envelopes() {
        return envelopes;
    }

    /** {@return the names of the list in a mass request in some generation, without regard to case} */
    public Set<String> lists() {
        return lists;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects a row. */
    public static final class Builder {
        private final String name;
        private final String description;
        private Class<? extends RelativityRecord> requestType;
        private Class<? extends RelativityRecord> subjectType;
        private List<Field<?>> fields = List.of();
        private Elements<?> elements;
        private List<Field<?>> bareFields = List.of();
        private List<Field<?>> alternatives = List.of();
        private Answer<?> answer;
        private String lookFirst;
        private final Map<ApiVersion, List<Wire>> wires = new EnumMap<>(ApiVersion.class);
        private final Map<Field<?>, String> hints = new HashMap<>();
        private boolean consumable;
        private String offeredBy;

        private Builder(String name, String description) {
            this.name = name;
            this.description = description;
        }

        /**
         * @param type the record that a route may give as the whole request
         * @param taken the fields it takes
         * @return this
         */
        public Builder takes(Class<? extends RelativityRecord> type, Field<?>... taken) {
            requestType = type;
            fields = List.of(taken);
            return this;
        }

        /**
         * @param type the record that is saved
         * @param besides the fields that stand beside it
         * @param <S> the record
         * @return this
         */
        public <S extends RelativityRecord & Saved> Builder saves(Class<S> type, Field<?>... besides) {
            subjectType = type;
            return takes(type, besides);
        }

        /**
         * @param type the record that stands for one of what a mass operation is about
         * @param completed completes one with the fields that were given beside the list
         * @param <E> the record
         * @return this
         */
        public <E extends RelativityRecord> Builder each(Class<E> type, BiFunction<E, Request, E> completed) {
            elements = new Elements<>(type, completed);
            return this;
        }

        /**
         * @param meant the fields that a bare value can mean, the first that takes it; in a mass operation, of one of
         *     the elements
         * @return this
         */
        public Builder bare(Field<?>... meant) {
            bareFields = List.of(meant);
            return this;
        }

        /**
         * @param namings fields that name the same thing in different ways
         * @return this
         */
        public Builder alternatives(Field<?>... namings) {
            alternatives = List.of(namings);
            return this;
        }

        /**
         * @param expected what it answers
         * @return this
         */
        public Builder answers(Answer<?> expected) {
            answer = expected;
            return this;
        }

        /**
         * @param advice what to read after an unknown outcome, in words
         * @return this
         */
        public Builder lookFirst(String advice) {
            lookFirst = advice;
            return this;
        }

        /**
         * @param field a field
         * @param text what to tell who did not give it
         * @return this
         */
        public Builder hint(Field<?> field, String text) {
            hints.put(field, text);
            return this;
        }

        /**
         * A route can begin with it: its changes are events.
         *
         * @return this
         */
        public Builder consumable() {
            consumable = true;
            return this;
        }

        /**
         * @param product which alone is known to offer it, such as RelativityOne
         * @return this
         */
        public Builder offeredBy(String product) {
            offeredBy = product;
            return this;
        }

        /**
         * @param version a generation
         * @param ways the ways to say it in that generation, in order of preference
         * @return this
         */
        public Builder on(ApiVersion version, Wire... ways) {
            wires.put(version, List.of(ways));
            return this;
        }

        /** Whatever is not idempotent can be fired again by a route that says so. */
        private List<Field<?>> allFields() {
            List<Field<?>> all = new ArrayList<>(fields);
            boolean notIdempotent = wires.values().stream()
                    .flatMap(List::stream)
                    .anyMatch(wire -> wire.idempotency() == Idempotency.NOT_IDEMPOTENT);
            if (notIdempotent) {
                all.add(SharedFields.FIRE_AGAIN);
            }
            return List.copyOf(all);
        }

        /** {@return the row} */
        public Operation build() {
            return new Operation(this);
        }
    }
}

package org.camelrelativity.common.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityRecord;

/**
 * An entry of a component's table: what an operation takes, what it answers, and how each generation of the API says it.
 * Immutable; built with {@link #named}.
 */
public final class Operation {

    /** What a selector of any kind of artifact calls its id. */
    private static final String ARTIFACT_ID = "ArtifactID";

    private final Builder entry; // nothing changes it once the table is built
    private final List<Field<?>> fields;
    private final Map<ApiVersion, List<Wire>> wires = new EnumMap<>(ApiVersion.class);
    private final Map<String, List<Field<?>>> fieldsByName;
    private final Set<String> envelopes;
    private final Set<String> lists;

    /**
     * The elements of a mass operation.
     *
     * @param type of an element
     * @param listed those in the request's own record, which has no other component: it is read as this list
     * @param completed an element, with the fields given beside the list
     */
    public record Elements<E extends RelativityRecord>(
            Class<E> type, Function<RelativityRecord, List<E>> listed, BiFunction<E, Request, E> completed) {

        /** {@return the elements of a whole request; none if its list is null} */
        public List<E> in(RelativityRecord request) {
            List<E> elements = listed.apply(request);
            return elements == null ? List.of() : elements;
        }

        public E complete(RelativityRecord element, Request defaults) {
            return completed.apply(type.cast(element), defaults);
        }
    }

    private Operation(Builder builder) {
        this.entry = builder;
        this.fields = builder.allFields();
        this.fieldsByName = byName(fields);
        if (requestType() == ArtifactSelector.class) {
            fieldsByName.put(ARTIFACT_ID, scalarFields());
        }
        builder.wires.forEach((version, ways) ->
                wires.put(version, ways.stream().map(way -> way.of(this)).toList()));
        this.envelopes = names(Part::envelopes);
        this.lists = names(Part::lists);
    }

    private static Map<String, List<Field<?>>> byName(List<Field<?>> fields) {
        Map<String, List<Field<?>>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach(field -> field.names().forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>())
                .add(field)));
        return byName;
    }

    private Set<String> names(Function<Part, Stream<String>> kind) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wires().flatMap(wire -> wire.payload().stream()).flatMap(kind).forEach(names::add);
        return Collections.unmodifiableSet(names);
    }

    /** Begins an entry: the name as in the endpoint's URI, and what it does, for the documentation. */
    public static Builder named(String name, String description) {
        return new Builder(name, description);
    }

    /** {@return {@code service/operation}, as in the endpoint's URI} */
    public String name() {
        return entry.name;
    }

    public String description() {
        return entry.description;
    }

    /** {@return how it is made of others, if it has no wire of its own} */
    public Optional<Composition> composition() {
        return Optional.ofNullable(entry.composition);
    }

    /** {@return the record that a route may give as the whole request} */
    public Class<? extends RelativityRecord> requestType() {
        return entry.requestType;
    }

    /**
     * {@return whether the fields are taken from a record that is the request of another operation} An operation that only
     * reads takes them where the record names all its ids: the job that a route wanted to run tells which set to look at.
     */
    public boolean takesIdsFrom(Class<? extends RelativityRecord> otherRequest) {
        List<Field<?>> ids = fields.stream().filter(Field::id).toList();
        return !ids.isEmpty()
                && wires().allMatch(wire -> wire.idempotency() == Idempotency.SAFE)
                && ids.stream().allMatch(id -> Arrays.stream(otherRequest.getRecordComponents())
                        .anyMatch(component -> fieldsNamed(component.getName()).contains(id)));
    }

    public Optional<Class<? extends RelativityRecord>> subjectType() {
        return Optional.ofNullable(entry.subjectType);
    }

    public Optional<Elements<?>> elements() {
        return Optional.ofNullable(entry.elements);
    }

    public List<Field<?>> fields() {
        return fields;
    }

    /** {@return whether there is nothing to give: it is about the instance} */
    public boolean takesNothing() {
        return fields.isEmpty() && entry.subjectType == null && entry.elements == null;
    }

    /**
     * {@return the fields that a body of a single value can mean, the first that takes it; none for the saves} In a mass
     * operation they are fields of one of the elements.
     */
    public List<Field<?>> scalarFields() {
        return entry.scalarFields;
    }

    public List<Field<?>> mutuallyExclusive() {
        return entry.mutuallyExclusive;
    }

    public boolean consumable() {
        return entry.consumable;
    }

    /** {@return whether it is built on what no client was seen to do, and may change or go} */
    public boolean preview() {
        return entry.preview;
    }

    public Optional<String> offeredBy() {
        return Optional.ofNullable(entry.offeredBy);
    }

    public Answer<?> answer() {
        return entry.answer;
    }

    /** {@return how the answer is one page of many, if it is} */
    public Optional<Paging<?>> paging() {
        return Optional.ofNullable(entry.paging);
    }

    public List<Reference<?>> references() {
        return entry.references;
    }

    public String lookFirst() {
        return entry.lookFirst;
    }

    public Proof proof() {
        return entry.proof;
    }

    public Optional<String> hint(Field<?> field) {
        return Optional.ofNullable(entry.hints.get(field));
    }

    /** {@return the field that an endpoint option supplies, if this operation takes it} */
    public Optional<Field<?>> field(String option) {
        return fields.stream().filter(f -> f.option().equals(option)).findFirst();
    }

    /** {@return the fields that a name in a body can mean, the first that takes the value} */
    public List<Field<?>> fieldsNamed(String nameInBody) {
        return fieldsByName.getOrDefault(nameInBody, List.of());
    }

    /**
     * {@return the ways to say it in a generation, the first whose guard accepts the request being the one to use; empty if
     * that generation lacks the operation}
     */
    public List<Wire> wires(ApiVersion version) {
        return wires.getOrDefault(version, List.of());
    }

    /** {@return the wires of all generations; none if it is composed of other operations} */
    public Stream<Wire> wires() {
        return wires.values().stream().flatMap(List::stream);
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
        return entry.name;
    }

    /** Collects an entry. */
    public static final class Builder {
        private final String name;
        private final String description;
        private Class<? extends RelativityRecord> requestType;
        private Class<? extends RelativityRecord> subjectType;
        private List<Field<?>> fields = List.of();
        private Elements<?> elements;
        private List<Field<?>> scalarFields = List.of();
        private List<Field<?>> mutuallyExclusive = List.of();
        private Answer<?> answer;
        private String lookFirst;
        private Proof proof;
        private final Map<ApiVersion, List<Wire>> wires = new EnumMap<>(ApiVersion.class);
        private final Map<Field<?>, String> hints = new HashMap<>();
        private Composition composition;
        private boolean consumable;
        private boolean preview;
        private String offeredBy;
        private List<Reference<?>> references = List.of();
        private Paging<?> paging;

        private Builder(String name, String description) {
            this.name = name;
            this.description = description;
        }

        /** The record that a route may give as the whole request, and the fields. */
        public Builder takes(Class<? extends RelativityRecord> type, Field<?>... taken) {
            requestType = type;
            fields = List.of(taken);
            return this;
        }

        /** One artifact of a workspace, and nothing else: a single value is its id. */
        public Builder selects(Field<Integer> artifact) {
            return takes(ArtifactSelector.class, SharedFields.WORKSPACE_ID, artifact)
                    .scalar(artifact);
        }

        /** The record that is saved, and the fields beside it. */
        public <S extends RelativityRecord & Saved> Builder saves(Class<S> type, Field<?>... besides) {
            return about(type, besides);
        }

        /** The record that is sent as it is, and the fields beside it. */
        public Builder about(Class<? extends RelativityRecord> type, Field<?>... besides) {
            subjectType = type;
            return takes(type, besides);
        }

        /**
         * The record that a route may give as the whole request, the elements that it lists, and the fields beside the list: see
         * {@link Elements}.
         */
        public <R extends RelativityRecord, E extends RelativityRecord> Builder takesElements(
                Class<R> request,
                Function<R, List<E>> listed,
                Class<E> element,
                BiFunction<E, Request, E> completed,
                Field<?>... besides) {
            elements = new Elements<>(element, given -> listed.apply(request.cast(given)), completed);
            return takes(request, besides);
        }

        /** What a body of a single value can mean: see {@link Operation#scalarFields}. */
        public Builder scalar(Field<?>... meant) {
            scalarFields = List.of(meant);
            return this;
        }

        /**
         * Fields that name the same thing in different ways: where one of them is given, a less specific source
         * supplies none of the others.
         */
        public Builder mutuallyExclusive(Field<?>... namings) {
            mutuallyExclusive = List.of(namings);
            return this;
        }

        public Builder answers(Answer<?> expected) {
            answer = expected;
            return this;
        }

        /** The answer is a page: a route can get the rows of all, by option allPages. */
        public Builder paged(Paging<?> pages) {
            paging = pages;
            return this;
        }

        /** It has no wire, and is made of reads. */
        public Builder composedBy(Composition reads) {
            composition = reads;
            return this;
        }

        /** What the answer, or records in it, refer to. */
        public Builder refersBy(Reference<?>... records) {
            references = List.of(records);
            return this;
        }

        /** What to read after an unknown outcome, in words. */
        public Builder lookFirst(String advice) {
            lookFirst = advice;
            return this;
        }

        /** What shows later that it took effect; null by default. */
        public Builder provenBy(Proof evidence) {
            proof = evidence;
            return this;
        }

        /** What to tell who did not give the field, besides where to give it. */
        public Builder hint(Field<?> field, String text) {
            hints.put(field, text);
            return this;
        }

        /** A route can begin with it: its changes are events. */
        public Builder consumable() {
            consumable = true;
            return this;
        }

        /** The evidence is thin: docs and catalog say that it is a preview. */
        public Builder preview() {
            preview = true;
            return this;
        }

        /** Only a certain product is known to offer it, such as RelativityOne. */
        public Builder offeredBy(String product) {
            offeredBy = product;
            return this;
        }

        /** The ways to say it in the legacy API, in order of preference. */
        public Builder legacy(Wire... ways) {
            wires.put(ApiVersion.LEGACY, List.of(ways));
            return this;
        }

        /** The ways to say it in the versioned API, in order of preference. */
        public Builder v1(Wire... ways) {
            wires.put(ApiVersion.V1, List.of(ways));
            return this;
        }

        /** Of the generations that say it, only these. */
        public Builder onlyIn(ApiVersion... generations) {
            wires.keySet().retainAll(List.of(generations));
            return this;
        }

        /** Pages can be read one after another; what is not idempotent can be fired again, and looked at if something proves it. */
        private List<Field<?>> allFields() {
            List<Field<?>> all = new ArrayList<>(fields);
            if (paging != null) {
                all.add(SharedFields.ALL_PAGES);
            }
            boolean mayBeUnknown = wires.values().stream()
                    .flatMap(List::stream)
                    .anyMatch(wire -> wire.idempotency() == Idempotency.NOT_IDEMPOTENT);
            if (mayBeUnknown) {
                all.addAll(List.of(SharedFields.FIRE_AGAIN, SharedFields.IDEMPOTENCY_KEY));
            }
            if (proof != null) {
                all.add(SharedFields.MAX_LOOKS);
            }
            return Collections.unmodifiableList(all);
        }

        public Operation build() {
            return new Operation(this);
        }
    }
}

package org.camelrelativity.common.component;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.EndpointHelper;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.watch.ArtifactStatusSource;

/**
 * Which options an operation's endpoint takes. All endpoints of a component share one class, which inherits Camel's options
 * of a poll, so each URI is checked against its own operation. Values are read strictly: Camel itself would take
 * {@code abc} for 0.
 */
final class EndpointOptions {

    private static final Set<String> COMMON_OPTIONS =
            Set.of("apiVersion", "connection", "ledger", "workspaceId", "exchangePattern", "lazyStartProducer");

    /** Options of a route that begins with an operation, Camel's and ours. */
    private static final Map<String, FieldType<?>> SCHEDULE = Map.of(
            "delay", FieldType.DURATION,
            "initialDelay", FieldType.DURATION,
            "stuckAfter", FieldType.DURATION,
            "repeatCount", FieldType.INTEGER, // a negative one is for ever
            "backoffMultiplier", FieldType.COUNT,
            "backoffIdleThreshold", FieldType.COUNT,
            "backoffErrorThreshold", FieldType.COUNT);

    private final RelativityComponent component;
    private final OperationTable operations;

    EndpointOptions(RelativityComponent component, OperationTable operations) {
        this.component = component;
        this.operations = operations;
    }

    /** An endpoint in place of one whose URI has options that no operation has. */
    Optional<Endpoint> rejectUnknown(String operation, Set<String> options) {
        boolean consumable =
                operations.consumable().stream().anyMatch(known -> known.name().equals(operation));
        List<String> unknown = options.stream()
                .filter(option -> configurer().getOptionType(option, true) == null)
                .filter(option -> !COMMON_OPTIONS.contains(option))
                .filter(option -> !consumable || !option.startsWith("scheduler."))
                .sorted()
                .toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(new InvalidEndpoint(component, operation, unknown));
    }

    /** Refuses options of other operations and, unless a route can begin with it, of a consumer. */
    void check(Operation operation, Map<String, Object> options) {
        List<String> foreign = options.keySet().stream()
                .filter(option -> isForeign(option, operation))
                .sorted()
                .toList();
        if (!foreign.isEmpty()) {
            String own = Stream.concat(
                            operation.fields().stream().map(Field::option), Stream.of("apiVersion", "connection"))
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    operation + " has no option " + String.join(", ", foreign) + "; its options are " + own);
        }
        options.forEach((option, value) -> read(operation, option, value));
    }

    /** Camel ignores the case of options, too. */
    private boolean isForeign(String option, Operation operation) {
        if (hasField(operation, option)) {
            return false;
        }
        boolean ofAnother = operations.all().stream().anyMatch(other -> hasField(other, option));
        return ofAnother || !operation.consumable() && COMMON_OPTIONS.stream().noneMatch(option::equalsIgnoreCase);
    }

    private static boolean hasField(Operation operation, String option) {
        return Stream.concat(operation.fields().stream().map(Field::option), selections(operation))
                .anyMatch(option::equalsIgnoreCase);
    }

    /** What a route that begins with the operation takes to select several of what it reads one. */
    private static Stream<String> selections(Operation operation) {
        return selecting(operation).flatMap(id -> ArtifactStatusSource.selections(id).stream());
    }

    private static Stream<Field<?>> selecting(Operation operation) {
        return operation.fields().stream().filter(field -> operation.consumable() && field.id());
    }

    void checkSentTo(RelativityEndpoint endpoint) {
        selecting(endpoint.operation()).forEach(id -> {
            List<String> several = ArtifactStatusSource.selections(id);
            if (several.stream().anyMatch(option -> configurer().getOptionValue(endpoint, option, false) != null)) {
                throw new IllegalArgumentException(
                        endpoint.operation() + ": the options " + String.join(" and ", several)
                                + " are for a route that begins with it; sent to, it reads one " + id.option());
            }
        });
    }

    private static void read(Operation operation, String option, Object value) {
        boolean atOnce = option.equalsIgnoreCase("initialDelay") && "0".equals(value);
        if (atOnce || value == null || EndpointHelper.isReferenceParameter(value.toString())) {
            return; // a bean is read where it is looked up
        }
        operation.fields().stream()
                .filter(field -> field.option().equalsIgnoreCase(option))
                .forEach(field -> parse(operation, field, value));
        SCHEDULE.forEach((name, type) -> {
            if (name.equalsIgnoreCase(option)) {
                type.read(operation + ": option " + name, value);
            }
        });
    }

    /** The fields that the endpoint's options and the component's defaults supply. */
    Map<Field<?>, Object> fields(RelativityEndpoint endpoint) {
        Operation operation = endpoint.operation();
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        for (Field<?> field : operation.fields()) {
            Object raw = configurer().getOptionValue(endpoint, field.option(), false);
            if (raw == null && field == SharedFields.WORKSPACE_ID) {
                raw = component.getWorkspaceId();
            }
            if (raw == null && field == SharedFields.MAX_LOOKS) {
                raw = component.getMaxLooks();
            }
            if (raw != null) {
                values.put(field, parse(operation, field, raw));
            }
        }
        return values;
    }

    /** {@return of these fields those that the endpoint names itself} */
    static Set<Field<?>> own(RelativityEndpoint endpoint, Map<Field<?>, Object> fields) {
        return fields.keySet().stream()
                .filter(field -> field != SharedFields.WORKSPACE_ID || endpoint.getWorkspaceId() != null)
                .collect(Collectors.toSet());
    }

    private static Object parse(Operation operation, Field<?> field, Object raw) {
        return field.type()
                .parse(raw)
                .map(Object.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(
                        field.type().mismatch(operation + ": option " + field.option(), raw)
                                + operation.hint(field).map(hint -> ". " + hint).orElse("")));
    }

    private PropertyConfigurerGetter configurer() {
        return (PropertyConfigurerGetter) component.getEndpointPropertyConfigurer();
    }

    /**
     * Fails one step after Camel would, and knows only the options' names: Camel prints a URI that it refuses, and a
     * misspelt {@code pasword} is as secret as a {@code password}.
     */
    private static final class InvalidEndpoint extends DefaultEndpoint {

        private final String reason;

        InvalidEndpoint(RelativityComponent component, String operation, Collection<String> unknown) {
            super(component.getDefaultName() + ":" + operation, component);
            this.reason = operation + " has no option " + String.join(", ", unknown)
                    + ". Address and credentials are set on the component or on a RelativityConnection bean, never in a"
                    + " URI";
        }

        @Override
        public Producer createProducer() {
            throw new IllegalArgumentException(reason);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new IllegalArgumentException(reason);
        }
    }
}

package org.camelrelativity.common.component;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;

/** Reads Camel's options of a poll strictly: Camel itself would take {@code abc} for 0. */
final class Schedule {

    private static final Set<String> COUNTS =
            Set.of("backoffMultiplier", "backoffIdleThreshold", "backoffErrorThreshold");

    private Schedule() {}

    static void check(Operation operation, Map<String, Object> parameters) {
        require(operation, parameters, "delay", FieldType.DURATION);
        if (!"0".equals(parameters.get("initialDelay"))) {
            require(operation, parameters, "initialDelay", FieldType.DURATION);
        }
        require(operation, parameters, "repeatCount", FieldType.INTEGER); // a negative one is for ever
        COUNTS.forEach(option -> require(operation, parameters, option, FieldType.COUNT));
    }

    private static void require(Operation operation, Map<String, Object> parameters, String option, FieldType<?> type) {
        Optional.ofNullable(parameters.get(option))
                .filter(value -> !value.toString().startsWith("#")) // a bean
                .ifPresent(value -> type.read(operation + ": option " + option, value));
    }
}

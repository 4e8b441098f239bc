package org.camelrelativity.common.exchange;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;

/** The record of a request that consists of single fields. They are taken as they are, without a detour by JSON. */
final class FlatRequest {

    private static final Set<Class<?>> SINGLE =
            Set.of(Integer.class, Long.class, Boolean.class, String.class, UUID.class);

    private record Component(RecordComponent component, List<Field<?>> fields) {}

    private final List<Component> components;

    private FlatRequest(List<Component> components) {
        this.components = components;
    }

    /** Empty if the request holds more than single fields, or has names of its own for them. */
    static Optional<FlatRequest> of(Operation operation) {
        RecordComponent[] all = operation.requestType().getRecordComponents();
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : all == null ? new RecordComponent[0] : all) {
            List<Field<?>> fields = operation.fieldsNamed(component.getName());
            if (!fields.isEmpty() && SINGLE.contains(component.getType())) {
                components.add(new Component(component, fields));
            }
        }
        return all != null && components.size() == all.length
                ? Optional.of(new FlatRequest(List.copyOf(components)))
                : Optional.empty();
    }

    /** What is {@code null} is not given. */
    void addTo(GivenValues given, RelativityRecord request) throws RelativityRequestException {
        for (Component each : components) {
            Object value = value(each.component(), request);
            if (value != null) {
                given.addFromBody(each.fields(), value);
            }
        }
    }

    private static Object value(RecordComponent component, RelativityRecord request) {
        try {
            return component.getAccessor().invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " can't be read", e);
        }
    }
}

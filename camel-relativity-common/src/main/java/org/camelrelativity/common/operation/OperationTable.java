package org.camelrelativity.common.operation;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;

/** All operations of a component, by name. */
public final class OperationTable {

    /** Anything else in an endpoint's path is not shown: it may be a user with a password. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z/_-]*");

    private final Map<String, Operation> operations;
    private final Set<Class<? extends RelativityRecord>> requestTypes;
    private final List<Reference<?>> references;

    private OperationTable(Map<String, Operation> operations) {
        this.operations = Collections.unmodifiableMap(operations);
        this.requestTypes = all().stream().map(Operation::requestType).collect(Collectors.toUnmodifiableSet());
        this.references = all().stream()
                .flatMap(operation -> operation.references().stream())
                .toList();
    }

    /** {@return a table in that order; it fails if two have the same name} */
    public static OperationTable of(Operation.Builder... entries) {
        return of(Stream.of(entries).map(Operation.Builder::build));
    }

    private static OperationTable of(Stream<Operation> operations) {
        Map<String, Operation> all = new LinkedHashMap<>();
        operations.forEach(operation -> {
            if (all.put(operation.name(), operation) != null) {
                throw new IllegalArgumentException("two operations are named " + operation);
            }
        });
        return new OperationTable(all);
    }

    public OperationTable and(OperationTable others) {
        return of(Stream.concat(all().stream(), others.all().stream()));
    }

    public Collection<Operation> all() {
        return operations.values();
    }

    public List<Operation> consumable() {
        return operations.values().stream().filter(Operation::consumable).toList();
    }

    /** {@return the records that a route may give as a whole request} */
    public Set<Class<? extends RelativityRecord>> requestTypes() {
        return requestTypes;
    }

    /** {@return what the records refer to that are answered} */
    public List<Reference<?>> references() {
        return references;
    }

    /** {@return whether a field of some operation has that name in a body} */
    public boolean takes(String nameInBody) {
        for (Operation operation : operations.values()) {
            if (!operation.fieldsNamed(nameInBody).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** {@return the operation of that name; if there is none, the message gives the nearest and all} */
    public Operation find(String name) {
        Operation operation = operations.get(name);
        if (operation == null) {
            String nearest = operations.keySet().stream()
                    .min(Comparator.comparingInt(known -> distance(known, name)))
                    .orElseThrow();
            String shown = PATH.matcher(name).matches() ? " " + Quoted.of(name) : "";
            throw new IllegalArgumentException("Unknown operation" + shown + "; did you mean '" + nearest
                    + "'? The operations are " + String.join(", ", operations.keySet()));
        }
        return operation;
    }

    /** Levenshtein's: how many letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

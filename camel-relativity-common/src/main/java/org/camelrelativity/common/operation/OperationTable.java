package org.camelrelativity.common.operation;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** All operations of a component, by name. */
public final class OperationTable {

    private final Map<String, Operation> operations;

    private OperationTable(Map<String, Operation> operations) {
        this.operations = Collections.unmodifiableMap(operations);
    }

    /**
     * @param rows the operations
     * @return the table, in that order
     * @throws IllegalArgumentException if two have the same name
     */
    public static OperationTable of(Operation.Builder... rows) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (Operation.Builder row : rows) {
            Operation operation = row.build();
            if (operations.put(operation.name(), operation) != null) {
                throw new IllegalArgumentException("two operations are named " + operation);
            }
        }
        return new OperationTable(operations);
    }

    /** {@return all operations, in the table's order} */
    public Collection<Operation> all() {
        return operations.values();
    }

    /**
     * @param name {@code service/operation}
     * @return the operation
     * @throws IllegalArgumentException if there is none of that name; the message gives the nearest and all
     */
    public Operation find(String name) {
        Operation operation = operations.get(name);
        if (operation == null) {
            String nearest = operations.keySet().stream()
                    .min(Comparator.comparingInt(known -> distance(known, name)))
                    .orElseThrow();
            throw new IllegalArgumentException("Unknown operation '" + name + "'; did you mean '" + nearest
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

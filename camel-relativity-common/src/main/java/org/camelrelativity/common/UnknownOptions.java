package org.camelrelativity.common;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.URISupport;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;

/**
 * Refuses options that an endpoint does not have. Camel would do so too, but it would print their values, and a misspelt
 * {@code pasword} is as secret as a {@code password}.
 *
 * @param names of the options that no endpoint has
 */
record UnknownOptions(List<String> names) {

    static UnknownOptions among(Collection<String> given, PropertyConfigurerGetter known) {
        List<String> unknown = given.stream()
                .filter(name -> known.getOptionType(name, true) == null)
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            // Camel prints the URI in its own exceptions: have it mask what may be a credential.
            URISupport.addSanitizeKeywords(String.join(",", unknown));
        }
        return new UnknownOptions(unknown);
    }

    /**
     * @throws IllegalArgumentException if there are any; the message has names only
     */
    void refuse(Operation operation) {
        if (!names.isEmpty()) {
            throw new IllegalArgumentException(operation + " has no option " + String.join(", ", names)
                    + "; its options are " + of(operation)
                    + ". Address and credentials are set on the component or on a RelativityConnection bean, never in a"
                    + " URI");
        }
    }

    /** The options that an operation has. */
    static String of(Operation operation) {
        Stream<String> fields = operation.fields().stream().map(Field::option);
        return Stream.concat(fields, Stream.of("apiVersion", "connection")).collect(Collectors.joining(", "));
    }
}

package org.camelrelativity.common;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.util.URISupport;

/**
 * Refuses options that an endpoint does not have. Camel would do so too, but it would print their values, and a misspelt
 * {@code pasword} is as secret as a {@code password}.
 */
final class UnknownOptions {

    private UnknownOptions() {}

    /**
     * @param operation the endpoint's path
     * @param given the options in its URI
     * @param known the options it has
     * @throws IllegalArgumentException if one is not known; the message has names only
     */
    static void refuse(String operation, Collection<String> given, Set<String> known) {
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(known);
        if (unknown.isEmpty()) {
            return;
        }
        // Camel prints the URI with its own exception: have it mask what may be a credential.
        URISupport.addSanitizeKeywords(String.join(",", unknown));
        throw new IllegalArgumentException(
                operation + " has no option " + String.join(", ", unknown)
                        + ". Its options are " + String.join(", ", known)
                        + ". Address and credentials are set on the component or on a RelativityConnection bean, never in a URI");
    }
}

package org.camelrelativity.sandbox;

import java.util.Set;

/**
 * One path of the API.
 *
 * @param path below {@code /Relativity.REST/api/}
 * @param operation null for what is no operation of an API, such as the status of a service
 * @param verbs the HTTP methods it takes
 * @param shape the arguments in the body
 * @param obsolete whether newer servers warn of the method
 */
record Route(
        String path, SandboxOperation operation, Set<String> verbs, Shape shape, boolean obsolete, Handler handler) {
    /** Carries out an operation on the state. */
    @FunctionalInterface
    interface Handler {
        /** @throws Refusal if the operation is not carried out */
        Answer handle(Arguments arguments, Instance instance);
    }

    String methodName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

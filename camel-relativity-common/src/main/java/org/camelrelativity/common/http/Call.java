package org.camelrelativity.common.http;

import java.util.Optional;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Wire;

/**
 * A request in one generation's words, ready to be sent.
 *
 * @param operation the operation
 * @param wire how it is said
 * @param path below {@code Relativity.REST/api/}, not encoded
 * @param payload the JSON in UTF-8; empty for a request without a body
 */
public record Call(Operation operation, Wire wire, String path, Optional<byte[]> payload) {

    /**
     * @param otherPath below {@code Relativity.REST/api/}
     * @return the same call to another path
     */
    Call to(String otherPath) {
        return new Call(operation, wire, otherPath, payload);
    }
}

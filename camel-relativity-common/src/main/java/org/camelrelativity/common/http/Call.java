package org.camelrelativity.common.http;

import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Wire;

/**
 * A request in one generation's words, ready to be sent.
 *
 * @param operation the operation
 * @param wire how it is said
 * @param path below {@code Relativity.REST/api/}, not encoded
 * @param payload the JSON in UTF-8; empty for a request without a body
 * @param elements how many things the request is about, if it is a mass operation's; else 0
 */
public record Call(Operation operation, Wire wire, String path, Optional<byte[]> payload, int elements) {

    /** Relativity answers a reference that it can't find with some 220 bytes. */
    private static final int ANSWER_BYTES_PER_ELEMENT = 512;

    /** {@return how many bytes an answer may have although the connection allows less: our limit must not lose it} */
    long ordinaryAnswerBytes() {
        return (long) elements * ANSWER_BYTES_PER_ELEMENT;
    }

    /**
     * @param otherPath below {@code Relativity.REST/api/}
     * @return the same call to another path
     */
    Call to(String otherPath) {
        return new Call(operation, wire, otherPath, payload, elements);
    }

    /** A request that can be sent once. */
    HttpUriRequestBase request(URI apiRoot, String authorization) {
        HttpUriRequestBase request = new HttpUriRequestBase(wire.verb(), apiRoot);
        request.setPath(apiRoot.getRawPath() + path.replace(" ", "%20"));
        request.setHeader("X-CSRF-Header", "-");
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        request.setHeader(new MaskedHeader(HttpHeaders.AUTHORIZATION, authorization));
        payload.ifPresent(json -> request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON)));
        return request;
    }
}

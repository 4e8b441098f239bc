package org.camelrelativity.common.http;

import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Wire;

/** A request in one generation's words, ready to be sent. */
public record Call(Request request, Wire wire, String path, Optional<byte[]> payload) {

    /** Relativity answers a reference that it can't find with some 220 bytes. */
    private static final int ANSWER_BYTES_PER_ELEMENT = 512;

    public Operation operation() {
        return request.operation();
    }

    /** Response size to accept even if it exceeds maxResponseSize: a list is answered element by element. */
    long expectedResponseBytes() {
        return (long) request.elements().size() * ANSWER_BYTES_PER_ELEMENT;
    }

    Call toFallbackPath() {
        return new Call(request, wire, wire.fallbackPath(request), payload);
    }

    Call asGet() {
        return new Call(request, wire.asGet(), path, payload);
    }

    /** A request that can be sent once. */
    HttpUriRequestBase httpRequest(URI apiRoot, Authorization.Credential authorization) {
        HttpUriRequestBase http = new HttpUriRequestBase(wire.verb(), apiRoot);
        http.setPath(apiRoot.getRawPath() + path.replace(" ", "%20"));
        http.setHeader("X-CSRF-Header", "-");
        ContentType wanted = operation().answer().isFile() ? ContentType.WILDCARD : ContentType.APPLICATION_JSON;
        http.setHeader(HttpHeaders.ACCEPT, wanted.getMimeType());
        http.setHeader(authorization.header());
        payload.ifPresent(json -> http.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON)));
        return http;
    }
}

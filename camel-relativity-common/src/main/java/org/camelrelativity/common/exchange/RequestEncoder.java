package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Wire;

/** Writes a request in the form of one generation of the API. */
final class RequestEncoder {

    private final List<Wire> wires;

    RequestEncoder(List<Wire> wires) {
        this.wires = List.copyOf(wires);
    }

    /** Throws if a field is missing that this generation needs, or if what is to be saved breaks a rule of it. */
    Call encode(Request request) throws RelativityRequestException {
        Wire wire = wireOf(request);
        for (Field<?> field : wire.requiredFields()) {
            request.required(field);
        }
        return new Call(request, wire, wire.path(request), bytes(request, wire));
    }

    /** The first wire that takes the request. */
    Wire wireOf(Request request) {
        return wires.stream()
                .filter(wire -> wire.guard().test(request))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no wire of " + request.operation() + " accepts the request"));
    }

    private static Optional<byte[]> bytes(Request request, Wire wire) throws RelativityRequestException {
        if (!wire.hasPayload()) {
            return Optional.empty();
        }
        String operation = request.operation().name();
        byte[] json;
        try {
            json = RelativityJson.strict().writeValueAsBytes(wire.body(request));
        } catch (IOException e) {
            if (e.getCause() instanceof Constraints.BrokenConstraint broken) {
                throw new RelativityRequestException(operation, broken.getMessage(), broken);
            }
            String message = e instanceof JsonProcessingException wrong ? wrong.getOriginalMessage() : e.getMessage();
            throw new RelativityRequestException(operation, "the request can't be written as JSON: " + message, e);
        }
        if (json.length > BodyReader.MAX_BODY_BYTES) {
            String advice = request.operation().fields().contains(SharedFields.CHUNK_SIZE)
                    ? "; option chunkSize sends it in several"
                    : "";
            throw new RelativityRequestException(
                    operation, "the request is larger than " + BodyReader.MAX_BODY_BYTES + " bytes" + advice);
        }
        return Optional.of(json);
    }
}

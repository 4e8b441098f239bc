package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way of a request: route, fault, front door, arguments, operation, journal. */
final class Reception {
    /** An answer, and the fault with which it is to be sent. */
    record Reply(Answer answer, SandboxFault fault) {}

    private static final SandboxFault NO_FAULT = SandboxFault.none();

    private final Routes routes;
    private final SandboxFaults faults;
    private final FrontDoor door;
    private final Instance instance;
    private final SandboxJournal journal;
    private final Clock clock;

    Reception(
            Routes routes,
            SandboxFaults faults,
            FrontDoor door,
            Instance instance,
            SandboxJournal journal,
            Clock clock) {
        this.routes = routes;
        this.faults = faults;
        this.door = door;
        this.instance = instance;
        this.journal = journal;
        this.clock = clock;
    }

    Reply serve(Incoming incoming) {
        Optional<Destination> destination = routes.find(incoming);
        SandboxOperation operation = operation(destination);
        journal.arrive(operation);
        SandboxFault fault = operation == null ? NO_FAULT : faults.take(operation);
        List<String> unknownFields = new ArrayList<>();
        Optional<Answer> turnedAway =
                Optional.ofNullable(fault.instead()).or(() -> door.turnAway(incoming, destination));
        Answer answer = turnedAway.orElseGet(() -> carryOut(incoming, destination.orElseThrow(), unknownFields));
        Answer sent = fault.spoil(answer);
        int status = fault.transmission() == SandboxFault.Transmission.RESET ? 0 : sent.status();
        record(incoming, operation, status, turnedAway.isEmpty(), answer.tookEffect(), unknownFields);
        return new Reply(sent, fault);
    }

    /** Notes a request that somebody else has answered. */
    void noteAnsweredElsewhere(Incoming incoming, int status) {
        SandboxOperation operation = operation(routes.find(incoming));
        journal.arrive(operation);
        record(incoming, operation, status, false, false, List.of());
    }

    private Answer carryOut(Incoming incoming, Destination destination, List<String> unknownFields) {
        Route route = destination.route();
        try {
            JsonNode sent = destination.arguments(route.shape().enveloped(body(incoming, route)));
            ObjectNode values = (ObjectNode) route.shape().read(sent, "", unknownFields);
            Answer answer = instance.look(() -> route.handler().handle(new Arguments(values, ""), instance));
            return route.obsolete() && instance.settings().obsoleteWarnings() ? warned(answer, route) : answer;
        } catch (Refusal refusal) {
            return Answer.refused(refusal);
        }
    }

    private static JsonNode body(Incoming incoming, Route route) {
        if (incoming.method().equals("GET")) {
            return Json.object();
        }
        if (!incoming.body().isEmpty()) {
            FrontDoor.checkContentType(incoming);
        } else if (route.shape().envelope() != null) {
            // The vendor: the object may be empty, but must be there.
            throw Refusal.invalid(route.shape().envelope() + " is required.");
        }
        return Json.parse(incoming.body());
    }

    private static Answer warned(Answer answer, Route route) {
        return answer.with("Warning", "299 localhost \"" + route.methodName() + " is obsolete\"");
    }

    private void record(
            Incoming incoming,
            SandboxOperation operation,
            int status,
            boolean received,
            boolean tookEffect,
            List<String> unknownFields) {
        journal.add(new SandboxJournal.Entry(
                clock.instant(),
                operation,
                incoming.method(),
                incoming.url(),
                incoming.headersWithoutSecrets(),
                incoming.body(),
                status,
                received,
                tookEffect,
                unknownFields));
    }

    private static SandboxOperation operation(Optional<Destination> destination) {
        return destination.map(Destination::route).map(Route::operation).orElse(null);
    }
}

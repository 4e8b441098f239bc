package org.camelrelativity.common.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;

/** Reads what proves a call: before it is sent, and when it is in doubt. */
public final class Looks {

    private final Proof proof;
    private final ApiVersion version;
    private final Function<Request, Outcome> reader;
    private final int most;

    /** Without a proof, or of more elements than {@code most}, nothing is read. */
    public Looks(Proof proof, ApiVersion version, Function<Request, Outcome> reader, int most) {
        this.proof = proof;
        this.version = version;
        this.reader = reader;
        this.most = most;
    }

    /** Of each thing that the request is about what can be read now, or {@code null}; empty if nothing proves the request. */
    List<String> look(Request request) {
        List<RelativityRecord> things = things(request);
        if (proof == null || things.size() > most) {
            return List.of();
        }
        List<String> evidence = new ArrayList<>();
        for (RelativityRecord thing : things) {
            evidence.add(proof.read(request, thing, version)
                    .map(reader)
                    .filter(Outcome.Done.class::isInstance)
                    .flatMap(Outcome::answered)
                    .map(proof::evidence)
                    .orElse(null));
        }
        return evidence;
    }

    /** In an order of their own: the list may come in another one later. */
    private static List<RelativityRecord> things(Request request) {
        return request.elements().isEmpty()
                ? Collections.singletonList(null)
                : request.elements().stream()
                        .map(RelativityRecord.class::cast)
                        .sorted(Comparator.comparing(Object::toString))
                        .toList();
    }

    /** Which of these things the call was done for. */
    List<RelativityRecord> proven(Request request, List<String> before, List<String> now) {
        List<RelativityRecord> things = things(request);
        List<RelativityRecord> proven = new ArrayList<>();
        for (int i = 0; i < now.size() && now.size() == before.size(); i++) {
            if (before.get(i) != null && now.get(i) != null && proof.proves(before.get(i), now.get(i))) {
                proven.add(things.get(i));
            }
        }
        return proven;
    }
}

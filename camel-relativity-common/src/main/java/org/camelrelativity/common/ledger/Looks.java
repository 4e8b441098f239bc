package org.camelrelativity.common.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;

/** Reads what proves a call: before it is sent, and when it is in doubt. */
public final class Looks {

    private final BiFunction<Request, ApiVersion, Outcome> reader;
    private final int most;

    /** Of more elements than {@code most}, nothing is read. */
    public Looks(BiFunction<Request, ApiVersion, Outcome> reader, int most) {
        this.reader = reader;
        this.most = most;
    }

    /** What is read now of each thing that the request is about, {@code null} where it can't be; empty if nothing proves it. */
    List<String> look(Request request, ApiVersion version) {
        return evidence(request, read(request, version));
    }

    /** As {@link #look}, for a call that is sent only then: without an answer now, nothing could prove it later. */
    List<String> lookBefore(Request request, ApiVersion version) throws LookFailedException {
        List<Optional<Outcome>> read = read(request, version);
        for (Optional<Outcome> outcome : read) {
            if (outcome.orElse(null) instanceof Outcome.NotDone failed
                    && (failed instanceof Outcome.Unavailable || failed instanceof Outcome.NotSent)) {
                throw new LookFailedException(failed.failure().details());
            }
        }
        return evidence(request, read);
    }

    /** What was answered of each thing; empty of one of which nothing can be read. */
    private List<Optional<Outcome>> read(Request request, ApiVersion version) {
        Proof proof = request.operation().proof();
        List<RelativityRecord> things = things(request);
        if (proof == null || things.size() > most) {
            return List.of();
        }
        return things.stream()
                .map(thing -> proof.read(request, thing, version).map(read -> reader.apply(read, version)))
                .toList();
    }

    private static List<String> evidence(Request request, List<Optional<Outcome>> read) {
        List<String> evidence = new ArrayList<>();
        for (Optional<Outcome> outcome : read) {
            evidence.add(outcome.filter(Outcome.Done.class::isInstance)
                    .flatMap(Outcome::answered)
                    .map(answer -> request.operation().proof().evidence(request, answer))
                    .orElse(null));
        }
        return evidence;
    }

    /** Sorted: the same list may come in another order later. */
    static List<RelativityRecord> things(Request request) {
        return request.elements().isEmpty()
                ? Collections.singletonList(null)
                : request.elements().stream()
                        .map(RelativityRecord.class::cast)
                        .sorted(Comparator.comparing(Object::toString))
                        .toList();
    }

    /** The things for which the call provably was done. */
    static List<RelativityRecord> proven(CallEvidence before, List<String> now) {
        List<RelativityRecord> things = things(before.about());
        List<RelativityRecord> proven = new ArrayList<>();
        for (int i = 0; i < now.size() && now.size() == before.read().size(); i++) {
            String then = before.read().get(i);
            if (then != null
                    && now.get(i) != null
                    && before.about().operation().proof().proves(then, now.get(i))) {
                proven.add(things.get(i));
            }
        }
        return proven;
    }
}

package org.camelrelativity.common.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.Quoted;

/**
 * Remembers calls that are not idempotent by the route's own idempotency keys, durably and for all workers that share it: what
 * was about to be sent, and what became of it. Used by endpoints with option {@code idempotencyKey}.
 *
 * <p>Each method is atomic. An {@link IOException} says that the ledger can't be reached and that the entry may or may not have
 * changed.
 */
public interface CallLedger {

    /** What is known of a call. */
    enum State {
        /** About to be sent, or sent and not answered yet; in doubt after {@link Entry#runsUntil}. */
        CLAIMED,
        /** It may or may not have been executed. */
        IN_DOUBT,
        /** A mass operation of which some jobs failed: these may be sent again, the others never. */
        PARTIAL,
        /** It was executed. */
        DONE,
        /** Somebody decided that it may be sent again. */
        RELEASED
    }

    /**
     * A call by its key.
     *
     * @param key the idempotency key, with the instance before it
     * @param operation the operation's name
     * @param request a digest of what is asked for: under one key there is one request
     * @param claim tells this claim from others of the same key
     * @param worker who claimed it
     * @param since when it was claimed
     * @param runsUntil when the call must have ended, by the worker's time-outs
     * @param evidence what the call is about, and what was read of that before, in a form of the library's own, or {@code null}
     * @param state what is known
     * @param result what became of it, in a form of the library's own, or {@code null}
     * @param note who decided what about it, when and why, or {@code null}
     */
    record Entry(
            String key,
            String operation,
            String request,
            String claim,
            String worker,
            Instant since,
            Instant runsUntil,
            String evidence,
            State state,
            String result,
            String note) {

        private static final int MAX_NOTE_LENGTH = 1_000;

        /** {@return what is known at a moment: who could still be at work at a claim before is not any more} */
        public State stateAt(Instant now) {
            return state == State.CLAIMED && !now.isBefore(runsUntil) ? State.IN_DOUBT : state;
        }

        /** {@return what the call is about, by the names of the options, such as {@code workspaceId}; of a list its {@code jobs}} */
        public Map<String, String> ids() {
            try {
                return CallEvidence.ids(evidence);
            } catch (IOException e) { // of another version; lookFirst says so, and other calls must still be listed
                return Map.of();
            }
        }

        /** {@return what to look at before somebody decides of it} */
        public String lookFirst() {
            try {
                return CallEvidence.lookFirst(evidence);
            } catch (IOException e) {
                return "what the ledger keeps of the call can't be read";
            }
        }

        /** {@return the same in another state, with what became of it} */
        public Entry as(State other, String outcome) {
            return new Entry(key, operation, request, claim, worker, since, runsUntil, evidence, other, outcome, note);
        }

        /** {@return the same under another claim, so that who knew it as it was does not know it any more} */
        public Entry under(String otherClaim) {
            return new Entry(
                    key, operation, request, otherClaim, worker, since, runsUntil, evidence, state, result, note);
        }

        /** {@return a note as short as it is kept: the beginning of a text, on one line} */
        static String note(String text) {
            return Quoted.plain(text, MAX_NOTE_LENGTH - 1); // and an ellipsis
        }

        /** {@return the same, of which somebody has decided} */
        public Entry decided(State decision, String decidedNote) {
            return new Entry(
                    key, operation, request, claim, worker, since, runsUntil, evidence, decision, result, decidedNote);
        }
    }

    /** {@return who claims, told from other workers by it} */
    String worker();

    /** {@return empty if the entry was stored, since there was none of its key; else the one there is} */
    Optional<Entry> claim(Entry entry) throws IOException;

    /** {@return whether the entry was replaced, since it was still as it is known: of the same claim and in the same state} */
    boolean replace(Entry known, Entry entry) throws IOException;

    /** {@return whether the entry was removed, since it was still as it is known: of the same claim and in the same state} */
    boolean remove(Entry known) throws IOException;

    /** {@return the entry of a key, with the instance before it} */
    Optional<Entry> find(String key) throws IOException;

    /** {@return the calls of which nobody knows whether they were executed, the oldest first; none that can still be running} */
    List<Entry> inDoubt() throws IOException;
}

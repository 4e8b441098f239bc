package org.camelrelativity.common.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.Quoted;

/**
 * Remembers calls that are not idempotent by the route's own idempotency keys, durably and for all workers that share it: what
 * was about to be sent, and what became of it. Used by endpoints with option {@code idempotencyKey}; {@link JdbcCallLedger}
 * keeps it in a database.
 *
 * <p>Each method is atomic, and may be called by many threads and many workers at the same time. What {@link #claim},
 * {@link #replace} and {@link #remove} have changed must be durable when they return. An {@link IOException} means that the
 * ledger can't be reached; the entry may or may not have changed.
 */
public interface CallLedger {

    /** What is known of a call. */
    enum State {
        /** About to be sent, or sent and not answered yet; counts as in doubt from {@link Entry#runsUntil} on. */
        CLAIMED,
        /** It may or may not have been executed. */
        IN_DOUBT,
        /** A mass operation of which some jobs failed: these may be sent again, the others never. */
        PARTIAL,
        /** It was executed. */
        DONE,
        /** A person has decided that it may be sent again. */
        RELEASED
    }

    /**
     * What is known of the call of one key. Unless it says otherwise, a component is never {@code null}.
     *
     * @param key the idempotency key, preceded by the instance's host and a space
     * @param operation the operation's name, such as {@code job/run}
     * @param request a digest of the request: a key belongs to one request
     * @param claim identifies this claim among all claims of the key
     * @param worker the {@link CallLedger#worker worker} that claimed it
     * @param since when it was claimed
     * @param runsUntil when the call must have ended, by the worker's time-outs
     * @param evidence what the call is about and what was read of that before it was sent, in the library's own format;
     *     {@code null} if nothing was kept
     * @param state the state as it is stored; see {@link #stateAt}
     * @param result what became of the call, in the library's own format; {@code null} as long as nothing is known
     * @param note who decided what about it, when and why, or what proved it; {@code null} if neither happened
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

        /**
         * The state at a moment: a claim whose call must have ended by then is in doubt.
         *
         * @param now the moment
         * @return the stored state, or {@code IN_DOUBT} instead of {@code CLAIMED} from {@code runsUntil} on
         */
        public State stateAt(Instant now) {
            return state == State.CLAIMED && !now.isBefore(runsUntil) ? State.IN_DOUBT : state;
        }

        /**
         * What the call is about.
         *
         * @return the ids by the names of their options, such as {@code workspaceId}, and for a list {@code jobs} as JSON;
         *     empty if nothing was kept, or if {@code evidence} can't be read
         */
        public Map<String, String> ids() {
            try {
                return CallEvidence.ids(evidence);
            } catch (IOException e) { // of another version; lookFirst says so, and other calls must still be listed
                return Map.of();
            }
        }

        /**
         * What a person should look at in Relativity before deciding about the call.
         *
         * @return a sentence; empty if nothing was kept
         */
        public String lookFirst() {
            try {
                return CallEvidence.lookFirst(evidence);
            } catch (IOException e) {
                return "what the ledger keeps of the call can't be read";
            }
        }

        /**
         * A copy in another state.
         *
         * @param other the new state
         * @param outcome the new {@code result}, or {@code null}
         * @return the copy
         */
        public Entry as(State other, String outcome) {
            return new Entry(key, operation, request, claim, worker, since, runsUntil, evidence, other, outcome, note);
        }

        /**
         * A copy with another claim: whoever has read the entry before can't replace it any more.
         *
         * @param otherClaim the new claim
         * @return the copy
         */
        public Entry under(String otherClaim) {
            return new Entry(
                    key, operation, request, otherClaim, worker, since, runsUntil, evidence, state, result, note);
        }

        /** A note as short as it is kept: the beginning of a text, on one line. */
        static String note(String text) {
            return Quoted.plain(text, MAX_NOTE_LENGTH - 1); // and an ellipsis
        }

        /**
         * A copy after a decision or a proof.
         *
         * @param decision the new state
         * @param decidedNote the new {@code note}
         * @return the copy
         */
        public Entry decided(State decision, String decidedNote) {
            return new Entry(
                    key, operation, request, claim, worker, since, runsUntil, evidence, decision, result, decidedNote);
        }
    }

    /** {@return the name by which this worker claims calls, unlike that of any other} */
    String worker();

    /**
     * Stores an entry if there is none of its key.
     *
     * @param entry the entry to store
     * @return empty if it was stored; else the entry that the key has already
     * @throws IOException if the ledger can't be reached; the entry may have been stored
     */
    Optional<Entry> claim(Entry entry) throws IOException;

    /**
     * Replaces an entry if it has not changed since it was read: if its key still has the same claim and the same state.
     *
     * @param known the entry as it was read
     * @param entry the entry to store instead, of the same key
     * @return whether it was replaced
     * @throws IOException if the ledger can't be reached; the entry may have been replaced
     */
    boolean replace(Entry known, Entry entry) throws IOException;

    /**
     * Removes an entry if it has not changed since it was read: if its key still has the same claim and the same state.
     *
     * @param known the entry as it was read
     * @return whether it was removed
     * @throws IOException if the ledger can't be reached; the entry may have been removed
     */
    boolean remove(Entry known) throws IOException;

    /**
     * Finds the entry of a key.
     *
     * @param key the key as in {@link Entry#key}, with the instance before it
     * @return the entry, or empty if the key is unknown
     * @throws IOException if the ledger can't be reached
     */
    Optional<Entry> find(String key) throws IOException;

    /**
     * Lists the calls of which nobody knows whether they were executed, the oldest first. Calls that can still be running are
     * not among them.
     *
     * @return the entries whose {@link Entry#stateAt state} is now {@code IN_DOUBT}
     * @throws IOException if the ledger can't be reached
     */
    List<Entry> inDoubt() throws IOException;
}

package org.camelrelativity.common.ledger;

import org.camelrelativity.common.operation.Outcome;

/** Remembers calls that are not idempotent: what was about to be sent, and what became of it (design §11). */
public interface CallLedger {

    /** What the ledger says to whoever is about to send. */
    sealed interface Claim {

        /** Nothing stands against it: send, and then {@link CallLedger#settle} or {@link CallLedger#release}. */
        record Granted(ClaimedCall call) implements Claim {}

        /** It may not be sent now. */
        record NotNow(String reason) implements Claim {}

        /** The same call was made before and is not sent again; it was done, partial or unknown. */
        record Known(Outcome outcome) implements Claim {}
    }

    /** A claim that was granted, to be settled or released. */
    interface ClaimedCall {}

    /** To be asked before anything is sent for an exchange. */
    Claim claim(MessageIdentity exchange, CallKey key);

    /** Keeps what became of a call: done, partial or unknown. */
    void settle(ClaimedCall call, Outcome outcome);

    /** Forgets a call that provably was not executed. */
    void release(ClaimedCall call);
}

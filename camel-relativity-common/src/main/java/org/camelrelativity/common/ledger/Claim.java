package org.camelrelativity.common.ledger;

import java.time.Duration;
import java.util.function.Consumer;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;

/** What a ledger answers before a call that is not idempotent is sent. */
public sealed interface Claim {

    /** The call may be sent: send {@code toSend}, which may be a part of what was asked for, and tell {@code ended} the outcome. */
    record Granted(Request toSend, Consumer<Outcome> ended, String evidence) implements Claim {}

    /** It may not be sent now; it will be known after so long, which is {@code null} if nobody can say. */
    record NotNow(String reason, Duration retryAfter) implements Claim {}

    /** The same call was made before and is not sent again; it was done, partial or unknown. */
    record Known(Outcome outcome, String evidence) implements Claim {}

    /** What a ledger keeps of the state of things before the call; {@code null} if nothing. */
    default String evidence() {
        return null;
    }
}

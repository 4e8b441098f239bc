package org.camelrelativity.common.ledger;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of {@code ledger/look}: what is known of a call with an idempotency key, after a look if it was in doubt. If the
 * ledger does not know the key, all but {@code key} is {@code null}, and the two lists are empty.
 *
 * @param key the idempotency key, preceded by the instance's host and a space
 * @param state the state after the look; {@code null} if the key is unknown, so that a call of this key would be sent
 * @param operation the call's operation, such as {@code job/run}
 * @param ids what the call is about: the ids by the names of their options, and for a list {@code jobs} as JSON
 * @param since when it was claimed
 * @param runsUntil when the call must have ended; until then a call that is {@code CLAIMED} is not looked at
 * @param worker the worker that claimed it
 * @param evidenceBefore what was read before the call: one text for the set, or one for each job of a list, {@code null}
 *     where it could not be read; empty if nothing was read
 * @param evidenceNow what this look has read, in the same order; empty if the call was not in doubt
 * @param lookFirst what a person should look at before the call is sent again; may be empty
 * @param note who decided what about it, when and why, or what proved it; {@code null} if neither happened
 */
public record CallLook(
        String key,
        CallLedger.State state,
        String operation,
        Map<String, String> ids,
        @JsonSerialize(using = ToStringSerializer.class) Instant since,
        @JsonSerialize(using = ToStringSerializer.class) Instant runsUntil,
        String worker,
        List<String> evidenceBefore,
        List<String> evidenceNow,
        String lookFirst,
        String note)
        implements RelativityRecord {}

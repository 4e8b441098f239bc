package org.camelrelativity.common.ledger;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of ledger/look: what is known of a call with an idempotency key, after a look if it was in doubt.
 *
 * @param key the idempotency key, with the instance before it
 * @param state what is known, after the look; {@code null} if nothing is: a call of this key would be sent
 * @param operation the call's operation; this and all that follow are {@code null} if nothing is known
 * @param ids what the call is about, by the names of the options; of a list its {@code jobs}, in JSON
 * @param since when it was claimed
 * @param runsUntil when it must have ended: before, a call that is {@code CLAIMED} is not looked at
 * @param worker who claimed it
 * @param evidenceBefore what was read before the call: of each thing a line, or {@code null} if it could not be read; empty
 *     if there was nothing to read
 * @param evidenceNow what this look has read of the same things; empty if it was not in doubt
 * @param lookFirst what a person should look at before the call is sent again
 * @param note who has decided what about it, when and why, or how it was proven
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

package org.camelrelativity.common.watch;

import java.util.Map;
import org.camelrelativity.common.RelativityRecord;

/**
 * A subject's status, as read once.
 *
 * @param key names the subject among all of its source, in letters, digits and slashes
 * @param status Relativity's word; {@code null} if there is none to report
 * @param run which run the status belongs to, if Relativity answers it; else {@code null}
 * @param revision tells two equal statuses apart: another one is a change, unless the text before the colon, if there is
 *     one, differs; {@code null}, which is no change, if there is none
 * @param progress whatever changes while the subject makes progress; may be {@code null}
 * @param body the exchange's body; may be {@code null}
 * @param headers the exchange's headers, besides the statuses; without {@code null}
 */
public record StatusSnapshot(
        String key,
        String status,
        Phase phase,
        String run,
        String revision,
        String progress,
        RelativityRecord body,
        Map<String, Object> headers) {

    /** What a subject is doing. */
    public enum Phase {
        /** Nothing, as far as is known. */
        IDLE,
        /** At work, or about to be. */
        RUNNING,
        /** Its results are changed without a run; afterwards it has the status from before. */
        REVIEWING,
        /** A run has ended. */
        ENDED,
        /** The subject no longer exists. */
        GONE
    }

    public static StatusSnapshot gone(String key, Map<String, Object> headers) {
        return new StatusSnapshot(key, null, Phase.GONE, null, null, null, null, headers);
    }
}

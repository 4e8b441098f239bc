package org.camelrelativity.common.watch;

import java.util.Map;
import org.camelrelativity.common.RelativityRecord;

/**
 * A subject's status, as read once. The key names the subject among all of its source, in letters, digits and slashes.
 * Another revision is a change although the status is equal, unless the text before the colon, if there is one, differs too.
 * Progress is whatever changes while the subject makes progress.
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

package org.camelrelativity.common.status;

import java.util.Map;
import org.camelrelativity.common.RelativityRecord;

/**
 * What one look at a thing of Relativity told of its status.
 *
 * @param key names the thing among all that are looked at, in letters, digits and slashes
 * @param status Relativity's word; {@code null} if there is none to tell of
 * @param phase what the thing is doing
 * @param run which run the status is of, if Relativity tells; else {@code null}
 * @param mark a second word for the status: another one is a change, too, unless what is before the colon, if there is
 *     one, differs; {@code null}, which is no change, if there is none
 * @param progress whatever changes while the thing gets on; may be {@code null}
 * @param body what the exchange gets as body; may be {@code null}
 * @param headers what it gets as headers, besides the statuses; without {@code null}
 */
public record StatusReading(
        String key,
        String status,
        Phase phase,
        String run,
        String mark,
        String progress,
        RelativityRecord body,
        Map<String, Object> headers) {

    /** What a thing is doing. */
    public enum Phase {
        /** Nothing, as far as one can tell. */
        IDLE,
        /** It is at work, or is about to be. */
        RUNNING,
        /** What it made is changed afterwards, by no run. Then it is as it was before. */
        REVIEWING,
        /** A run has ended. */
        ENDED,
        /** There is no such thing any more. */
        GONE
    }

    /**
     * A thing that there is no more.
     *
     * @param key its name
     * @param headers what the exchange gets as headers
     * @return the reading
     */
    public static StatusReading gone(String key, Map<String, Object> headers) {
        return new StatusReading(key, null, Phase.GONE, null, null, null, null, headers);
    }
}

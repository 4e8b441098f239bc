package org.camelrelativity.common.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.status.StatusReading.Phase;

/**
 * What the route has been told of a thing, and what is needed to know another run by: one line of JSON, such as
 * {@code {"Status":"Completed","Run":"1054631","Mark":"8/0/2"}}.
 *
 * @param status the last one told; {@code null} if none was
 * @param before the one told before, while the thing is reviewed; else {@code null}
 * @param run the last one seen; may be {@code null}
 * @param mark the last one told; may be {@code null}
 * @param open {@code true} if a run was seen of which the end was not told; else {@code null}
 * @param gone {@code true} if it was told that there is no such thing any more; else {@code null}
 */
record KnownStatus(String status, String before, String run, String mark, Boolean open, Boolean gone)
        implements RelativityRecord {

    /** Any store keeps ASCII. */
    private static final ObjectWriter WRITER = RelativityJson.strict().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final ObjectReader ONE = RelativityJson.strict().readerFor(KnownStatus.class);
    private static final ObjectReader MANY = RelativityJson.strict().readerForMapOf(KnownStatus.class);

    static final KnownStatus NONE = new KnownStatus(null, null, null, null, null, null);

    static final KnownStatus OF_NOTHING = new KnownStatus(null, null, null, null, null, true);

    /** What is known after a reading of which the route was told. */
    KnownStatus told(StatusReading reading) {
        Boolean runs = reading.phase() == Phase.RUNNING ? true : null;
        return switch (reading.phase()) {
            case GONE -> OF_NOTHING;
            case REVIEWING -> new KnownStatus(reading.status(), settled(), latestRun(reading), mark, open, null);
            default -> new KnownStatus(reading.status(), null, latestRun(reading), reading.mark(), runs, null);
        };
    }

    /** What is known after a reading that is no news. */
    KnownStatus seen(StatusReading reading) {
        boolean runs = reading.phase() == Phase.RUNNING || isOpen() || isOtherRun(reading);
        boolean settles = reading.phase() == Phase.ENDED;
        return new KnownStatus(
                settles ? settled() : status,
                settles ? null : before,
                latestRun(reading),
                reading.mark() != null ? reading.mark() : mark,
                runs ? true : null,
                null);
    }

    /** Whether the route is to be told. A thing whose end was told can end in the same way again. */
    boolean isNews(StatusReading reading) {
        if (reading.phase() == Phase.GONE) {
            return !isGone();
        }
        if (reading.status() == null) {
            return false;
        }
        String old = reading.phase() == Phase.ENDED ? settled() : status;
        return old == null
                || !old.strip().equalsIgnoreCase(reading.status().strip())
                || isOtherMark(reading)
                || isOtherRun(reading)
                || reading.phase() == Phase.ENDED && isOpen();
    }

    boolean isGone() {
        return Boolean.TRUE.equals(gone);
    }

    private boolean isOpen() {
        return Boolean.TRUE.equals(open);
    }

    private boolean isOtherRun(StatusReading reading) {
        return run != null && reading.run() != null && !run.equals(reading.run());
    }

    private String latestRun(StatusReading reading) {
        return reading.run() != null ? reading.run() : run;
    }

    /** One that is no longer there says nothing, nor does one of another kind. */
    private boolean isOtherMark(StatusReading reading) {
        String now = reading.mark();
        return now != null && !now.equals(mark) && (mark == null || kind(now).equals(kind(mark)));
    }

    private static String kind(String mark) {
        return mark.substring(0, mark.indexOf(':') + 1);
    }

    /** What the thing tells again after a review. */
    private String settled() {
        return before != null ? before : status;
    }

    String text() {
        return write(this);
    }

    /** Empty if it is none of these texts. */
    static Optional<KnownStatus> of(String text) {
        return read(ONE, text);
    }

    static String text(Map<String, KnownStatus> many) {
        return write(new TreeMap<>(many));
    }

    /** Empty if it is none of these texts. */
    static Optional<Map<String, KnownStatus>> manyOf(String text) {
        Optional<Map<String, KnownStatus>> many = read(MANY, text);
        return many.filter(all -> !all.containsValue(null));
    }

    private static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and booleans can be written", e);
        }
    }

    private static <T> Optional<T> read(ObjectReader reader, String text) {
        try {
            return Optional.ofNullable(reader.readValue(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

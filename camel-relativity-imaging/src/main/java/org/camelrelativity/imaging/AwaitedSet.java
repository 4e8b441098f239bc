package org.camelrelativity.imaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camelrelativity.common.RelativityConnection;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/** A set that somebody waits for: it is read for all of them together, the more seldom the longer it takes. */
final class AwaitedSet {

    static final Comparator<AwaitedSet> BY_DUE =
            Comparator.comparing(AwaitedSet::due).thenComparingLong(set -> set.number);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    /** However often it was read before. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** What a server may ask for; whoever waits must not miss the end for long. */
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

    private static final double GROWTH = 1.5;
    /** By which part a pause is longer or shorter than another, so that what began together does not stay together. */
    private static final double SPREAD = 0.25;

    /**
     * Which set, and how it is read: those who differ in any of it do not share.
     *
     * @param connection of the instance
     * @param version the generation of the API
     * @param set the set
     */
    record Key(RelativityConnection connection, ApiVersion version, SetKey set) {}

    private final long number;
    private final Key key;
    private final SetStatusReader reader;
    private final List<Wait> waits = new ArrayList<>(1);
    private Duration due;
    private boolean beingRead;
    private int reads;
    private String lastStatus;
    private RelativityException lastFailure;

    /**
     * @param number another one for each
     * @param key which set
     * @param due when it is to be read first
     */
    AwaitedSet(long number, Key key, SetStatusReader reader, Duration due) {
        this.number = number;
        this.key = key;
        this.reader = reader;
        this.due = due;
    }

    Key key() {
        return key;
    }

    List<Wait> waits() {
        return waits;
    }

    Duration due() {
        return due;
    }

    boolean isBeingRead() {
        return beingRead;
    }

    /** {@return the status that was read last, or {@code null}} */
    String lastStatus() {
        return lastStatus;
    }

    /** {@return why the last read failed, or {@code null} if it did not} */
    RelativityException lastFailure() {
        return lastFailure;
    }

    /** {@return what was answered} */
    Outcome.Done read() throws RelativityException {
        Outcome outcome = reader.ask(key.set());
        outcome.answerOrThrow(reader.operation().name());
        return (Outcome.Done) outcome;
    }

    void beginsToBeRead() {
        beingRead = true;
    }

    /** However that went. */
    void isBeingReadNoMore() {
        beingRead = false;
    }

    void wasRead(ImagingSetStatusResponse status) {
        lastStatus = status.status() == null ? "" : status.status();
        lastFailure = null;
    }

    void wasNotRead(RelativityException e) {
        lastFailure = e;
    }

    /** From two seconds up to fifteen, unless Relativity asks for more, which it gets up to five minutes. */
    void readAgain(Duration now, double random) {
        Duration asked = lastFailure == null
                ? Duration.ZERO
                : lastFailure.getRetryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(MOST_PATIENCE) > 0) {
            asked = MOST_PATIENCE;
        }
        Duration pause = pause(reads++, random);
        due = now.plus(asked.compareTo(pause) > 0 ? asked : pause);
    }

    private static Duration pause(int reads, double random) {
        double longest = LONGEST_PAUSE.toMillis() / (1 + SPREAD);
        double shortest = Math.min(longest, FIRST_PAUSE.toMillis() * Math.pow(GROWTH, reads));
        return Duration.ofMillis(Math.round(shortest * (1 + SPREAD * random)));
    }

    /** {@return when a set is to be read first: those that are waited for at once not all at once} */
    static Duration first(Duration now, double random) {
        return now.plusMillis(Math.round(FIRST_PAUSE.toMillis() * random));
    }
}

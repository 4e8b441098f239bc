package org.camelrelativity.sandbox;

import java.time.Duration;

/**
 * Something that goes wrong once a request arrives. Faults that strike <em>before the effect</em> come from the way to
 * Relativity: they strike before any check, the state is untouched, and the journal counts the request as arrived but
 * neither as received nor as having taken effect. All others let Relativity do its work and spoil the answer, whatever
 * it says.
 */
public final class SandboxFault {
    /** How the answer travels. */
    enum Transmission {
        WHOLE,
        LATE,
        RESET,
        CUT,
        DRIPPING
    }

    private final Answer instead;
    private final Transmission transmission;
    private final Duration duration;

    private SandboxFault(Answer instead, Transmission transmission, Duration duration) {
        this.instead = instead;
        this.transmission = transmission;
        this.duration = duration;
    }

    /**
     * The request takes effect at once, its answer comes late.
     *
     * @param duration how late; not null, at most 24 days
     * @return a fault after the effect
     */
    public static SandboxFault latency(Duration duration) {
        return new SandboxFault(null, Transmission.LATE, positive(duration));
    }

    /**
     * An answer without a body of Relativity's: a page of the web server or of a proxy.
     *
     * @param status the HTTP status
     * @return a fault before the effect
     */
    public static SandboxFault status(int status) {
        return instead(Answer.page(status, "Error " + status));
    }

    /**
     * As {@link #status(int)}, with the advice to come again.
     *
     * @param status the HTTP status
     * @param retryAfter sent as {@code Retry-After} in whole seconds; not null
     * @return a fault before the effect
     */
    public static SandboxFault status(int status, Duration retryAfter) {
        return instead(Answer.page(status, "Error " + status)
                .with("Retry-After", Long.toString(positive(retryAfter).toSeconds())));
    }

    /**
     * An error of Relativity's own, in its error body (contract common §6).
     *
     * @param status the HTTP status
     * @param errorType the full .NET type; not null
     * @param message the text; not null
     * @return a fault before the effect
     */
    public static SandboxFault status(int status, String errorType, String message) {
        return instead(Answer.kepler(status, errorType, message));
    }

    /**
     * The connection is reset; Relativity never sees the request.
     *
     * @return a fault before the effect
     */
    public static SandboxFault resetBeforeEffect() {
        return new SandboxFault(Answer.none(), Transmission.RESET, Duration.ZERO);
    }

    /**
     * The connection is reset after Relativity did what it was asked.
     *
     * @return a fault after the effect
     */
    public static SandboxFault resetAfterEffect() {
        return new SandboxFault(null, Transmission.RESET, Duration.ZERO);
    }

    /**
     * The answer breaks off: {@code Content-Length} promises more than is sent before the connection is closed.
     *
     * @return a fault after the effect
     */
    public static SandboxFault cutBody() {
        return new SandboxFault(null, Transmission.CUT, Duration.ZERO);
    }

    /**
     * The body of the answer comes in small pieces. An answer without a body comes {@link #latency late} instead.
     *
     * @param total how long the whole body takes; not null, at most 24 days
     * @return a fault after the effect
     */
    public static SandboxFault slowDrip(Duration total) {
        return new SandboxFault(null, Transmission.DRIPPING, positive(total));
    }

    /**
     * A login page with status 200, as a single sign-on in front of Relativity sends it.
     *
     * @return a fault before the effect
     */
    public static SandboxFault htmlLoginPage() {
        return instead(Answer.page(200, "Log in"));
    }

    /**
     * The 401 for credentials that are no longer good.
     *
     * @return a fault before the effect
     */
    public static SandboxFault expiredToken() {
        return instead(Answer.unauthorized());
    }

    /**
     * A 404 of the web server, as an older server answers that lacks the method.
     *
     * @return a fault before the effect
     */
    public static SandboxFault methodNotFound() {
        return instead(Answer.page(404, "404 - File or directory not found"));
    }

    /** Null for faults after the effect. */
    Answer instead() {
        return instead;
    }

    Transmission transmission() {
        return transmission;
    }

    int milliseconds() {
        return Math.toIntExact(duration.toMillis());
    }

    /** What a request without a fault meets. */
    static SandboxFault none() {
        return new SandboxFault(null, Transmission.WHOLE, Duration.ZERO);
    }

    private static SandboxFault instead(Answer answer) {
        return new SandboxFault(answer, Transmission.WHOLE, Duration.ZERO);
    }

    private static Duration positive(Duration duration) {
        if (duration.isNegative() || duration.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Not a duration for a fault: " + duration);
        }
        return duration;
    }
}

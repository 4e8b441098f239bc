package org.camelrelativity.sandbox;

import java.time.Duration;
import java.util.Map;

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
        DRIPPING,
        COMPRESSED
    }

    private final Answer instead;
    private final Answer afterwards;
    private final Transmission transmission;
    private final Duration duration;

    private SandboxFault(Answer instead, Answer afterwards, Transmission transmission, Duration duration) {
        this.instead = instead;
        this.afterwards = afterwards;
        this.transmission = transmission;
        this.duration = duration;
    }

    private SandboxFault(Transmission transmission, Duration duration) {
        this(null, null, transmission, duration);
    }

    /**
     * The request takes effect at once, its answer comes late.
     *
     * @param duration how late; not null, at most 24 days
     * @return a fault after the effect
     */
    public static SandboxFault latency(Duration duration) {
        return new SandboxFault(Transmission.LATE, positive(duration));
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
     * An error of Relativity's own, in its error body.
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
     * A page of a proxy, as in {@link #status(int)}, that comes although Relativity did what it was asked.
     *
     * @param status the HTTP status
     * @return a fault after the effect
     */
    public static SandboxFault statusAfterEffect(int status) {
        return new SandboxFault(null, Answer.page(status, "Error " + status), Transmission.WHOLE, Duration.ZERO);
    }

    /**
     * The connection is reset; Relativity never sees the request.
     *
     * @return a fault before the effect
     */
    public static SandboxFault resetBeforeEffect() {
        return new SandboxFault(Answer.none(), null, Transmission.RESET, Duration.ZERO);
    }

    /**
     * The connection is reset after Relativity did what it was asked.
     *
     * @return a fault after the effect
     */
    public static SandboxFault resetAfterEffect() {
        return new SandboxFault(Transmission.RESET, Duration.ZERO);
    }

    /**
     * The answer breaks off: {@code Content-Length} promises more than is sent before the connection is closed.
     *
     * @return a fault after the effect
     */
    public static SandboxFault cutBody() {
        return new SandboxFault(Transmission.CUT, Duration.ZERO);
    }

    /**
     * The body of the answer comes in small pieces. An answer without a body comes {@link #latency late} instead.
     *
     * @param total how long the whole body takes; not null, at most 24 days
     * @return a fault after the effect
     */
    public static SandboxFault slowDrip(Duration total) {
        return new SandboxFault(Transmission.DRIPPING, positive(total));
    }

    /**
     * The answer is compressed, which is no fault for a client that asked for it.
     *
     * @return a fault after the effect
     */
    public static SandboxFault gzip() {
        return new SandboxFault(Transmission.COMPRESSED, Duration.ZERO);
    }

    /**
     * Relativity did what it was asked, and something on the way back puts another answer in the place of its own: a
     * proxy's timeout, a page, nothing, far too much.
     *
     * @param status the HTTP status
     * @param headers such as {@code Content-Type}; with {@code Content-Encoding: gzip} the body is compressed; not null
     * @param body not null
     * @return a fault after the effect
     */
    public static SandboxFault otherAnswer(int status, Map<String, String> headers, String body) {
        boolean compressed = "gzip".equals(headers.get("Content-Encoding"));
        Transmission transmission = compressed ? Transmission.COMPRESSED : Transmission.WHOLE;
        return new SandboxFault(null, new Answer(status, headers, body, false), transmission, Duration.ZERO);
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
     * Relativity's 404 of a server that lacks the method.
     *
     * @return a fault before the effect
     */
    public static SandboxFault methodNotFound() {
        return instead(Answer.refused(Refusal.serviceNotFound()));
    }

    /** Null for faults after the effect. */
    Answer instead() {
        return instead;
    }

    /** What the client gets of the answer that Relativity gave. */
    Answer spoil(Answer answer) {
        return afterwards == null ? answer : afterwards;
    }

    Transmission transmission() {
        return transmission;
    }

    int milliseconds() {
        return Math.toIntExact(duration.toMillis());
    }

    /** What a request without a fault meets. */
    static SandboxFault none() {
        return new SandboxFault(Transmission.WHOLE, Duration.ZERO);
    }

    private static SandboxFault instead(Answer answer) {
        return new SandboxFault(answer, null, Transmission.WHOLE, Duration.ZERO);
    }

    private static Duration positive(Duration duration) {
        if (duration.isNegative() || duration.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Not a duration for a fault: " + duration);
        }
        return duration;
    }
}

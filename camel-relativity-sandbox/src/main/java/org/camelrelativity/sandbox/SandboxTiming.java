package org.camelrelativity.sandbox;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a job stays in each status. An imaging job goes through Staging, Waiting, Submitting, Imaging and Finalizing
 * to its end; waiting becomes longer when all workers are busy. A production job takes {@code waiting} for
 * "QueuedForStaging", "QueuedForProduction" and "StartingProduction", longer for the first two while another one is at
 * work; {@code staging} for the four statuses of staging together, {@code submitting} for "Producing" and what follows up
 * to the placeholders, {@code finalizing} for "ProducingCreatingAndApplyingBatesNumbers" and what follows up to
 * "QueuedForBranding", {@code perDocument} for "Branding", and {@code stopping} for "Canceling"; its retry brands the
 * documents again that failed. Nothing may be null or negative; zero means that the status is passed without being seen.
 *
 * @param waiting "Waiting": in the queue before a worker may take the job
 * @param submitting "Submitting": documents are handed over; a stop is ignored
 * @param perDocument "Imaging": for each document that is processed, one after the other; a stop is effective
 * @param finalizing "Finalizing"
 * @param stopping "Stopping": from an effective stop to "Stopped by user"
 * @param staging "Staging": right after the run, before "Waiting"
 * @param reviewing "Hiding Images" and "Releasing Images": how long a hide or release lasts
 */
public record SandboxTiming(
        Duration waiting,
        Duration submitting,
        Duration perDocument,
        Duration finalizing,
        Duration stopping,
        Duration staging,
        Duration reviewing) {

    /** Checks the durations. */
    public SandboxTiming {
        Stream.of(waiting, submitting, perDocument, finalizing, stopping, staging, reviewing)
                .filter(Duration::isNegative)
                .findAny()
                .ifPresent(duration -> {
                    throw new IllegalArgumentException("A status can't last " + duration);
                });
    }

    /**
     * Only the times of a running job; stopping, staging and reviewing last no time.
     *
     * @param waiting see {@link #waiting}
     * @param submitting see {@link #submitting}
     * @param perDocument see {@link #perDocument}
     * @param finalizing see {@link #finalizing}
     */
    public SandboxTiming(Duration waiting, Duration submitting, Duration perDocument, Duration finalizing) {
        this(waiting, submitting, perDocument, finalizing, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /**
     * For demonstrations: a second in each status of a job, 20 ms a document; hiding and releasing last no time.
     *
     * @return not null
     */
    public static SandboxTiming standard() {
        Duration second = Duration.ofSeconds(1);
        return new SandboxTiming(second, second, Duration.ofMillis(20), second, second, second, Duration.ZERO);
    }

    /**
     * Every job has ended when somebody looks next, whatever the clock shows.
     *
     * @return not null
     */
    public static SandboxTiming instant() {
        return new SandboxTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}

package org.camelrelativity.sandbox;

import java.util.List;
import java.util.function.Supplier;

/**
 * A production as it is whenever a method is called. One that a test has added is staged, one that the API has created is
 * new; a run puts a job into the queue, where one job of the
 * instance is worked on at a time, the lowest priority first. The job ends as "Produced", "ProducedWithErrors" or
 * "Error", or back at "Staged" after a cancel. Only a job in error can be retried.
 */
public final class SandboxProduction {
    private final Instance instance;
    private final Production production;

    SandboxProduction(Instance instance, Production production) {
        this.instance = instance;
        this.production = production;
    }

    /**
     * The production's id.
     *
     * @return positive
     */
    public int artifactId() {
        return production.artifactId();
    }

    /**
     * The production's name.
     *
     * @return not null
     */
    public String name() {
        return production.name();
    }

    /**
     * The name that the API gives to the status.
     *
     * @return such as "QueuedForProduction"; "Staged" or "New" before the first run and after a cancel
     */
    public String status() {
        return look(() -> production.job().phase().status());
    }

    /**
     * The production's item in the queue. Jobs in error are in it, those produced or canceled aren't.
     *
     * @return positive, or 0 if there is none
     */
    public int jobId() {
        return look(() -> production.job().phase().inQueue() ? production.job().id() : ProductionJob.NONE);
    }

    /**
     * The priority of the latest job.
     *
     * @return lower runs first; 100 unless changed
     */
    public int priority() {
        return look(() -> production.job().priority());
    }

    /**
     * The documents that are staged in it, or were produced.
     *
     * @return their Artifact IDs
     */
    public List<Integer> documents() {
        return look(() -> production.staged().stream().map(Document::artifactId).toList());
    }

    /**
     * How often it was run; retries and re-runs are not among them.
     *
     * @return 0 or more
     */
    public int runs() {
        return look(production::runs);
    }

    /**
     * How often a retry or a re-run took effect.
     *
     * @return 0 or more
     */
    public int retries() {
        return look(production::retries);
    }

    /**
     * How often a cancel took effect.
     *
     * @return 0 or more
     */
    public int cancels() {
        return look(production::cancels);
    }

    /** Lets the failing documents fail in retries, too. */
    public void keepFailing() {
        instance.change(production::keepFailing);
    }

    /** Lets a job with failing documents end as "ProducedWithErrors" from now on, not as "Error". */
    public void tolerateErrors() {
        instance.change(production::tolerateErrors);
    }

    private <T> T look(Supplier<T> action) {
        return instance.look(action);
    }
}

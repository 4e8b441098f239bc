package org.camelrelativity.sandbox;

import java.time.Instant;

/** One run of a production, with its retries; an item of the queue until it has ended. */
final class ProductionJob {
    /** The id of no item in the queue. */
    static final int NONE = 0;

    private final int id;
    private final Production production;
    private final Instant submitted;
    private int priority = Instance.DEFAULT_PRIORITY;
    private ProductionPhase phase = ProductionPhase.STAGED;
    private Instant due = Instant.MIN;

    ProductionJob(int id, Production production, Instant submitted) {
        this.id = id;
        this.production = production;
        this.submitted = submitted;
    }

    int id() {
        return id;
    }

    Production production() {
        return production;
    }

    /** When it came into the queue for the first time. */
    Instant submitted() {
        return submitted;
    }

    int priority() {
        return priority;
    }

    void prioritize(int changed) {
        priority = changed;
    }

    ProductionPhase phase() {
        return phase;
    }

    /** When the phase ends; means nothing in a phase that doesn't end by itself. */
    Instant due() {
        return due;
    }

    void enter(ProductionPhase next) {
        phase = next;
    }

    void enter(ProductionPhase next, Instant until) {
        phase = next;
        due = until;
    }
}

package org.camelrelativity.sandbox;

import java.time.Instant;

/** One staging or run of a production, with its retries; an item of the queue until it has ended. */
final class ProductionJob {
    /** What a job does; the names are those of the queue's listing. */
    enum Kind {
        STAGE("Stage", 2),
        STAGE_AND_RUN("Stage and Produce", 3),
        PRODUCE("Produce", 1);

        private final String displayName;
        private final int number;

        Kind(String displayName, int number) {
            this.displayName = displayName;
            this.number = number;
        }

        String displayName() {
            return displayName;
        }

        int number() {
            return number;
        }
    }

    /** The id of no item in the queue. */
    static final int NONE = 0;

    private final int id;
    private final Production production;
    private final Kind kind;
    private final Instant submitted;
    private int priority = Instance.DEFAULT_PRIORITY;
    private ProductionPhase phase = ProductionPhase.NEW;
    private Instant due = Instant.MIN;

    ProductionJob(int id, Production production, Kind kind, Instant submitted) {
        this.id = id;
        this.production = production;
        this.kind = kind;
        this.submitted = submitted;
    }

    /** In the place of a job that was never submitted. */
    static ProductionJob none(Production production, ProductionPhase phase) {
        ProductionJob none = new ProductionJob(NONE, production, Kind.PRODUCE, Instant.MIN);
        none.enter(phase);
        return none;
    }

    int id() {
        return id;
    }

    Production production() {
        return production;
    }

    Kind kind() {
        return kind;
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

package org.camelrelativity.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The production jobs of the instance, one of which is worked on at a time. As with the {@link JobQueue} there is no
 * thread: {@link #catchUp} replays what has happened since the last look.
 */
final class ProductionQueue {
    private static final int STAGING_PHASES = 4;

    private final SandboxTiming timing;
    // Ended jobs stay: whoever names one later must not be told that it never was.
    private final Map<Integer, ProductionJob> jobs = new HashMap<>();
    private final TreeSet<ProductionJob> timed =
            new TreeSet<>(Comparator.comparing(ProductionJob::due).thenComparingInt(ProductionJob::id));
    // Ids grow, so they settle ties by the time of submission.
    private final TreeSet<ProductionJob> waiting =
            new TreeSet<>(Comparator.comparingInt(ProductionJob::priority).thenComparingInt(ProductionJob::id));
    private ProductionJob atWork;

    ProductionQueue(SandboxTiming timing) {
        this.timing = timing;
    }

    /** Any job that ever was in the queue. */
    Optional<ProductionJob> find(int id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** A job that is in the queue now. */
    ProductionJob item(int id) {
        return find(id).filter(job -> job.phase().inQueue())
                .orElseThrow(() -> Refusal.notFound("There is no job " + id + " in the production queue."));
    }

    /** The jobs that are in the queue now, the first to be worked on first. */
    List<ProductionJob> items() {
        return jobs.values().stream()
                .filter(job -> job.phase().inQueue())
                .sorted(Comparator.comparingInt(ProductionJob::priority).thenComparingInt(ProductionJob::id))
                .toList();
    }

    /** Takes a job as it stands, which nothing drives on. */
    void add(ProductionJob job) {
        jobs.put(job.id(), job);
    }

    /** Forgets a job that is not at work, with its production. */
    void remove(ProductionJob job) {
        jobs.remove(job.id());
    }

    void submit(ProductionJob job, Instant now) {
        add(job);
        boolean produces = job.kind() == ProductionJob.Kind.PRODUCE;
        enter(job, produces ? ProductionPhase.QUEUED : ProductionPhase.QUEUED_FOR_STAGING, now.plus(timing.waiting()));
    }

    /** True if the job begins to be canceled. */
    boolean cancel(ProductionJob job, Instant now) {
        if (!job.phase().cancelable()) {
            return false;
        }
        timed.remove(job);
        waiting.remove(job);
        job.production().cancel();
        enter(job, ProductionPhase.CANCELING, now.plus(timing.stopping()));
        return true;
    }

    /** True if the job was errored and is queued again, in the place of its first submission. */
    boolean retry(ProductionJob job, Instant now) {
        if (job.phase() != ProductionPhase.ERRORED) {
            return false;
        }
        job.production().retry();
        enter(job, ProductionPhase.QUEUED, now.plus(timing.waiting()));
        return true;
    }

    /** True if the job is in the queue. */
    boolean prioritize(ProductionJob job, int priority) {
        if (!job.phase().inQueue()) {
            return false;
        }
        boolean queued = waiting.remove(job);
        job.prioritize(priority);
        if (queued) {
            waiting.add(job);
        }
        return true;
    }

    void catchUp(Instant now) {
        while (!timed.isEmpty() && !timed.first().due().isAfter(now)) {
            Instant moment = timed.first().due();
            // Everybody who arrives at the same moment stands in the queue before the next one is chosen.
            while (!timed.isEmpty() && timed.first().due().equals(moment)) {
                leavePhase(timed.pollFirst(), moment);
            }
            if (atWork == null && !waiting.isEmpty()) {
                atWork = waiting.pollFirst();
                begin(atWork, moment);
            }
        }
    }

    /** How many documents of a production are branded: counted back from the end, which is where its job is due. */
    int branded(Production production, Instant now) {
        int left = production.unbranded();
        Duration perDocument = timing.perDocument();
        if (production.job().phase() == ProductionPhase.BRANDING && !perDocument.isZero()) {
            Duration time = Duration.between(now, production.job().due());
            left = (int) time.plus(perDocument).minusNanos(1).dividedBy(perDocument);
        }
        return production.documents() - left;
    }

    private void begin(ProductionJob job, Instant moment) {
        boolean stages = job.phase() == ProductionPhase.QUEUED_FOR_STAGING;
        enter(
                job,
                stages ? ProductionPhase.STAGING : ProductionPhase.PRODUCING,
                moment.plus(stages ? part(timing.staging(), STAGING_PHASES) : part(timing.submitting(), 3)));
    }

    private static Duration part(Duration whole, int parts) {
        return whole.dividedBy(parts);
    }

    /** What is left when the other parts are over. */
    private static Duration rest(Duration whole, int parts) {
        return whole.minus(part(whole, parts).multipliedBy(parts - 1L));
    }

    private void leavePhase(ProductionJob job, Instant moment) {
        Duration staging = part(timing.staging(), STAGING_PHASES);
        Duration submitting = part(timing.submitting(), 3);
        Duration finalizing = part(timing.finalizing(), 3);
        switch (job.phase()) {
            case QUEUED_FOR_STAGING, QUEUED -> waiting.add(job);
            case STAGING -> enter(job, ProductionPhase.SEARCHING, moment.plus(staging));
            case SEARCHING -> enter(job, ProductionPhase.CLEANING_DATA, moment.plus(staging));
            case CLEANING_DATA ->
                enter(job, ProductionPhase.RECORDING, moment.plus(rest(timing.staging(), STAGING_PHASES)));
            case RECORDING -> staged(job, moment);
            case STARTING -> startProducing(job, moment);
            case PRODUCING -> enter(job, ProductionPhase.CLEANING_FILES, moment.plus(submitting));
            case CLEANING_FILES ->
                enter(job, ProductionPhase.MAKING_PLACEHOLDERS, moment.plus(rest(timing.submitting(), 3)));
            case MAKING_PLACEHOLDERS -> enter(job, ProductionPhase.NUMBERING, moment.plus(finalizing));
            case NUMBERING -> {
                job.production().number();
                enter(job, ProductionPhase.PREPARING_BRANDING, moment.plus(finalizing));
            }
            case PREPARING_BRANDING ->
                enter(job, ProductionPhase.QUEUED_FOR_BRANDING, moment.plus(rest(timing.finalizing(), 3)));
            case QUEUED_FOR_BRANDING -> {
                Duration branding =
                        timing.perDocument().multipliedBy(job.production().unbranded());
                enter(job, ProductionPhase.BRANDING, moment.plus(branding));
            }
            case BRANDING -> end(job, job.production().brand(moment));
            case CANCELING -> end(job, job.production().stablePhase());
            default -> throw new IllegalStateException("Nothing drives a job on from " + job.phase());
        }
    }

    private void staged(ProductionJob job, Instant moment) {
        boolean found = job.production().stage(StagingOutcome.of(job.production()));
        if (!found) {
            end(job, ProductionPhase.STAGING_ERROR);
        } else if (job.kind() == ProductionJob.Kind.STAGE) {
            end(job, ProductionPhase.STAGED);
        } else {
            enter(job, ProductionPhase.STARTING, moment.plus(timing.waiting()));
        }
    }

    /** Nobody is there to override a conflict. */
    private void startProducing(ProductionJob job, Instant moment) {
        if (!job.production().conflicts().isEmpty()) {
            end(job, ProductionPhase.START_ERROR);
            return;
        }
        job.production().run(moment);
        enter(job, ProductionPhase.PRODUCING, moment.plus(part(timing.submitting(), 3)));
    }

    private void enter(ProductionJob job, ProductionPhase phase, Instant due) {
        job.enter(phase, due);
        timed.add(job);
    }

    /** Whoever is canceled may not have been at work. */
    private void end(ProductionJob job, ProductionPhase phase) {
        job.enter(phase);
        if (atWork == job) {
            atWork = null;
        }
    }
}

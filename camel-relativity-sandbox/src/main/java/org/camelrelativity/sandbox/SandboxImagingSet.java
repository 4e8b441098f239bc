package org.camelrelativity.sandbox;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * An imaging set as it is whenever a method is called. The counts of documents are those of the last run and of the
 * retries since.
 */
public final class SandboxImagingSet {
    private final Instance instance;
    private final ImagingSet set;

    SandboxImagingSet(Instance instance, ImagingSet set) {
        this.instance = instance;
        this.set = set;
    }

    /**
     * The set's id.
     *
     * @return positive
     */
    public int artifactId() {
        return set.artifactId();
    }

    /**
     * The set's name.
     *
     * @return not null
     */
    public String name() {
        return look(set::name);
    }

    /**
     * The text that Relativity shows.
     *
     * @return such as "Completed with errors"; "" for a set that never ran
     */
    public String status() {
        return look(() -> set.status(instance.now()));
    }

    /**
     * How often a run took effect.
     *
     * @return 0 or more
     */
    public int runs() {
        return look(set::runs);
    }

    /**
     * How often a retry of errors took effect.
     *
     * @return 0 or more
     */
    public int retries() {
        return look(set::retries);
    }

    /**
     * Whether the images are hidden for quality control.
     *
     * @return true after a hide, or after a run with quality control, until a release
     */
    public boolean imagesHidden() {
        return look(set::hidden);
    }

    /**
     * How many documents have been imaged.
     *
     * @return 0 or more
     */
    public int documentsImaged() {
        return look(set::imagedCount);
    }

    /**
     * How many documents are in error.
     *
     * @return 0 or more
     */
    public int documentsErrored() {
        return look(set::erroredCount);
    }

    /**
     * How many documents the last run left out: those that have images, are being imaged by another job, or are of a
     * type restricted by the profile.
     *
     * @return 0 or more
     */
    public int documentsSkipped() {
        return look(set::skippedCount);
    }

    /**
     * The latest run or retry.
     *
     * @return the job as it is now; empty if the set never ran
     */
    public Optional<SandboxJob> lastJob() {
        return look(() -> Optional.ofNullable(set.lastJob()).map(ImagingJob::snapshot));
    }

    /** Lets the next run or retry end as "Error - job failed". */
    public void failNextRun() {
        instance.change(set::failNextJob);
    }

    /** Lets all documents of the last run succeed from now on; they are in error until they are imaged again. */
    public void repairDocuments() {
        instance.change(set::repairDocuments);
    }

    private <T> T look(Supplier<T> action) {
        return instance.look(() -> {
            instance.progress(set);
            return action.get();
        });
    }
}

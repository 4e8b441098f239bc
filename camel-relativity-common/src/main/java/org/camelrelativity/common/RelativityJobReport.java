package org.camelrelativity.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What became of each job of a mass operation. The references are those that were given or, where jobs were chosen by a
 * database token, those that Relativity answered; in the order of the request.
 *
 * @param done Relativity says that the request was sent to these jobs
 * @param failed Relativity says that it was not, with its reasons
 * @param unknown nothing says whether it was
 * @param neverSent it provably was not, since no request with these jobs left
 * @param unnamed how many jobs the answer counts but doesn't list: unknown, too, without a reference
 * @param errors what Relativity says of the operation as a whole
 */
public record RelativityJobReport(
        List<RelativityRecord> done,
        List<FailedJob> failed,
        List<RelativityRecord> unknown,
        List<RelativityRecord> neverSent,
        int unnamed,
        List<String> errors) {

    private static final int SHOWN = 3;
    /** Copies the lists. */
    public RelativityJobReport {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
        unknown = List.copyOf(unknown);
        neverSent = List.copyOf(neverSent);
        errors = List.copyOf(errors);
    }

    /**
     * A job that failed.
     *
     * @param job refers to it
     * @param errors why, in Relativity's words; may be empty
     */
    public record FailedJob(RelativityRecord job, List<String> errors) {

        @Override
        public String toString() {
            return job + (errors.isEmpty() ? "" : ": " + String.join("; ", errors));
        }
    }

    /** {@return how many jobs there were} */
    public int requested() {
        return done.size() + failed.size() + unknown.size() + neverSent.size() + unnamed;
    }

    /** {@return how many jobs the operation provably was not done for} */
    public int notDoneCount() {
        return failed.size() + neverSent.size();
    }

    /** {@return whether the fate of a job is open} */
    public boolean isUncertain() {
        return unnamed > 0 || !unknown.isEmpty();
    }

    /** {@return whether the operation was done for every job, and nothing else was said} */
    public boolean isDone() {
        return !isUncertain() && notDoneCount() == 0 && errors.isEmpty();
    }

    /** {@return whether it was done for none, with certainty} */
    public boolean isRefused() {
        return !isUncertain() && done.isEmpty() && neverSent.isEmpty() && !(failed.isEmpty() && errors.isEmpty());
    }

    /** {@return references to the jobs that it provably was not done for: a body for the same operation again} */
    public List<RelativityRecord> notDoneReferences() {
        List<RelativityRecord> references = new ArrayList<>(notDoneCount());
        failed.forEach(failure -> references.add(failure.job()));
        references.addAll(neverSent);
        return List.copyOf(references);
    }

    /** {@return the same, if an earlier attempt may have taken effect: what failed now may have been done then} */
    public RelativityJobReport withFailedAsUnknown() {
        if (failed.isEmpty()) {
            return this;
        }
        Builder doubtful =
                builder().addAll(new RelativityJobReport(done, List.of(), unknown, neverSent, unnamed, errors));
        failed.forEach(failure -> doubtful.unknown(failure.job()).errors(failure.errors()));
        return doubtful.errors(List.of("an earlier attempt may have taken effect"))
                .build();
    }

    /** {@return the same with each of Relativity's reasons replaced by the one to show} */
    public RelativityJobReport mapReasons(UnaryOperator<String> mapping) {
        List<FailedJob> mapped = failed.stream()
                .map(job -> new FailedJob(
                        job.job(), job.errors().stream().map(mapping).toList()))
                .toList();
        List<String> mappedErrors = errors.stream().map(mapping).toList();
        return new RelativityJobReport(done, mapped, unknown, neverSent, unnamed, mappedErrors);
    }

    /** {@return the numbers in words, and the first of the reasons} */
    public String summary() {
        String numbers = done.size() + " of " + requested() + " jobs done" + count(failed.size(), "failed")
                + count(unknown.size() + unnamed, "unknown") + count(neverSent.size(), "never sent");
        Stream<String> reasons = Stream.concat(
                errors.stream().limit(SHOWN), failed.stream().limit(SHOWN).map(FailedJob::toString));
        String more = failed.size() > SHOWN ? "; and " + (failed.size() - SHOWN) + " more" : "";
        return reasons.map(Quoted::reason)
                .reduce((a, b) -> a + "; " + b)
                .map(text -> numbers + ": " + text + more)
                .orElse(numbers);
    }

    private static String count(int number, String what) {
        return number == 0 ? "" : ", " + number + " " + what;
    }

    /** {@return an empty builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what became of each job. */
    public static final class Builder {
        private final List<RelativityRecord> done = new ArrayList<>();
        private final List<FailedJob> failed = new ArrayList<>();
        private final List<RelativityRecord> unknown = new ArrayList<>();
        private final List<RelativityRecord> neverSent = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private int unnamed;

        private Builder() {}

        /** The request was sent to this job. */
        public Builder done(RelativityRecord job) {
            done.add(job);
            return this;
        }

        /** The request was not sent to this job, for the reasons that Relativity gives. */
        public Builder failed(RelativityRecord job, List<String> reasons) {
            failed.add(new FailedJob(job, reasons));
            return this;
        }

        /** Of this job nothing is known. */
        public Builder unknown(RelativityRecord job) {
            unknown.add(job);
            return this;
        }

        /** No request named these jobs. */
        public Builder neverSent(List<? extends RelativityRecord> jobs) {
            neverSent.addAll(jobs);
            return this;
        }

        /** So many jobs are counted but not named. */
        public Builder unnamed(int number) {
            unnamed += number;
            return this;
        }

        /** What Relativity says of the operation as a whole. */
        public Builder errors(List<String> reasons) {
            errors.addAll(reasons);
            return this;
        }

        /** Adds what became of other jobs. */
        public Builder addAll(RelativityJobReport other) {
            done.addAll(other.done());
            failed.addAll(other.failed());
            unknown.addAll(other.unknown());
            neverSent.addAll(other.neverSent());
            errors.addAll(other.errors());
            unnamed += other.unnamed();
            return this;
        }

        /** {@return whether the fate of a job is open} */
        public boolean isUncertain() {
            return unnamed > 0 || !unknown.isEmpty();
        }

        /** {@return the report} */
        public RelativityJobReport build() {
            return new RelativityJobReport(done, failed, unknown, neverSent, unnamed, errors);
        }
    }
}

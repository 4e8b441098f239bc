package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.util.Objects;
import java.util.Optional;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/**
 * A run of a set, or a retry of its errors, is proven by another job than before, by a status that says that the set runs, or by
 * another end than before. A review changes the status, too, and proves nothing.
 */
final class RunProof implements Proof {

    private static final String SEPARATOR = "\t";

    @Override
    public Optional<Request> read(Request request, RelativityRecord element, ApiVersion version) {
        Operation read = SetOperations.TABLE.find(version == ApiVersion.V1 ? "set/status" : "set/read");
        return request.to(read, WORKSPACE_ID, IMAGING_SET_ID);
    }

    @Override
    public String evidence(Request request, Object answer) {
        return evidence(
                answer instanceof ImagingSet set
                        ? SetReading.legacy(null, set.status())
                        : SetReading.versioned(null, (ImagingSetStatusResponse) answer));
    }

    /** The phase, the job, and how it ended. */
    static String evidence(SetReading reading) {
        ImagingSetStatusResponse status = reading.status();
        Phase phase = ImagingSetPhase.of(status).phase();
        Object job = status.jobArtifactId() != null ? status.jobArtifactId() : status.jobGuid();
        String end = phase == Phase.ENDED ? status.status() + " " + reading.result() : "";
        return String.join(SEPARATOR, phase.name(), Objects.toString(job, ""), end.replace(SEPARATOR, " "));
    }

    @Override
    public boolean proves(String before, String now) {
        return hasRun(before, now);
    }

    static boolean hasRun(String before, String now) {
        String[] then = before.split(SEPARATOR, -1);
        String[] since = now.split(SEPARATOR, -1);
        Phase phaseThen = Phase.valueOf(then[0]);
        Phase phase = Phase.valueOf(since[0]);
        boolean otherJob = !since[1].isEmpty() && !since[1].equals(then[1]);
        boolean wasIdle = phaseThen == Phase.IDLE || phaseThen == Phase.ENDED;
        boolean ranSince = phase == Phase.RUNNING || phase == Phase.ENDED && !since[2].equals(then[2]);
        return otherJob || wasIdle && ranSince;
    }

    @Override
    public String inWords() {
        return "another job or another end than before, or a status that says that the set runs; what a review changes proves nothing";
    }
}

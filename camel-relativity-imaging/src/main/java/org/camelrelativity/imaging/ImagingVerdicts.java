package org.camelrelativity.imaging;

import java.util.Objects;
import java.util.UUID;
import org.camelrelativity.common.operation.Verdict;
import org.camelrelativity.imaging.model.ImagingJobChange;
import org.camelrelativity.imaging.model.ImagingJobResponse;

/** What imaging's answers say of the effect. */
final class ImagingVerdicts {

    /** .NET's way to say that a GUID is not set. */
    private static final UUID NO_GUID = new UUID(0, 0);

    private ImagingVerdicts() {}

    /** A started job has an id. Without one nothing proves that it was started, nor that it was not. */
    static Verdict started(ImagingJobResponse answer) {
        boolean none = answer.imagingJobId() == null
                || answer.imagingJobId().guid().filter(NO_GUID::equals).isPresent();
        return none ? new Verdict.Unknown("the answer has status 200 but no ImagingJobId") : Verdict.DONE;
    }

    /** Stop and priority tell their failure in a 200 (contract, common §6). */
    static Verdict changed(ImagingJobChange answer) {
        if (answer.success() == null) {
            return new Verdict.Unknown("the answer has status 200 but doesn't say whether it was done");
        }
        return answer.success()
                ? Verdict.DONE
                : new Verdict.Refused(Objects.requireNonNullElse(answer.errorMessage(), "Relativity gave no reason"));
    }
}

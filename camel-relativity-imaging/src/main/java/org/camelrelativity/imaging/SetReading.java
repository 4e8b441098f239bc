package org.camelrelativity.imaging;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.watch.StatusSnapshot;
import org.camelrelativity.imaging.model.ImagingSetStatus;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.ImagingSetStatusResponseBuilder;

/**
 * What one read of a set told, in whatever form the generation of the API has it. The result of the last run is only
 * compared; null if it is not told.
 */
record SetReading(Outcome.Done answered, ImagingSetStatusResponse status, String result, String progress) {

    /** The versioned API counts. */
    static SetReading versioned(Outcome.Done answered, ImagingSetStatusResponse status) {
        Integer[] counts = {
            status.numberOfDocumentsCompleted(), status.numberOfDocumentsSkipped(), status.numberOfDocumentsErrored()
        };
        boolean counted = Arrays.stream(counts).anyMatch(count -> count != null && count != 0);
        String result = joined((Object[]) counts);
        String left =
                joined(status.numberOfDocumentsWaiting(), status.numberOfDocumentsSubmitted(), status.jobStatus());
        return new SetReading(answered, status, counted ? "v1:" + result : null, result + "/" + left);
    }

    private static String joined(Object... counts) {
        return Arrays.stream(counts).map(Objects::toString).collect(Collectors.joining("/"));
    }

    /** The legacy API has the same counts in a sentence, which is all there is. */
    static SetReading legacy(Outcome.Done answered, ImagingSetStatus status) {
        if (status == null) {
            return new SetReading(
                    answered, ImagingSetStatusResponseBuilder.builder().build(), null, null);
        }
        ImagingSetStatusResponse common = ImagingSetStatusResponseBuilder.builder()
                .status(status.status())
                .lastRunError(status.lastRunError())
                .qcReviewEnabledOnLastRun(status.qcEnabledOnLastRun())
                .build();
        String sentence = status.imageCompletion();
        return new SetReading(answered, common, sentence == null ? null : "legacy:" + sentence, sentence);
    }

    /** What an event is made of; the ids of the job, if there is one, are added to the headers. */
    StatusSnapshot snapshot(String key, Map<String, Object> headers) {
        ImagingSetPhase phase = ImagingSetPhase.of(status);
        ImagingSetPhase told = ImagingSetPhase.ofStatus(status.status());
        boolean stale = told == ImagingSetPhase.ENDED && phase != told; // it is that of the run before
        if (status.jobArtifactId() != null) {
            headers.put(RelativityImagingConstants.IMAGING_JOB_ID, status.jobArtifactId());
        }
        if (status.jobGuid() != null) {
            headers.put(RelativityImagingConstants.IMAGING_JOB_GUID, status.jobGuid());
        }
        Object run = status.jobArtifactId() != null ? status.jobArtifactId() : status.jobGuid();
        return new StatusSnapshot(
                key,
                stale || told == ImagingSetPhase.NO_STATUS ? null : status.status(),
                phase.phase(),
                Objects.toString(run, null),
                phase == ImagingSetPhase.ENDED || phase == ImagingSetPhase.OTHER && ImagingSetPhase.hasNoJob(status)
                        ? result
                        : null,
                progress,
                status,
                headers);
    }
}

package org.camelrelativity.imaging;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camelrelativity.imaging.model.ImagingSetStatus;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/**
 * What a read of a set tells.
 *
 * @param status its status
 * @param done what became of the documents of the last run, to be compared only, after the generation of the API and a
 *     colon; {@code null} if that is not told, or no longer
 * @param progress the same with what is still to be done
 */
record SetLook(ImagingSetStatusResponse status, String done, String progress) {

    /** The versioned API counts. */
    static SetLook of(ImagingSetStatusResponse status) {
        Integer[] counts = {
            status.numberOfDocumentsCompleted(), status.numberOfDocumentsSkipped(), status.numberOfDocumentsErrored()
        };
        String done = joined((Object[]) counts);
        boolean counted = Arrays.stream(counts).anyMatch(count -> count != null && count != 0);
        String left =
                joined(status.numberOfDocumentsWaiting(), status.numberOfDocumentsSubmitted(), status.jobStatus());
        return new SetLook(status, counted ? "v1:" + done : null, done + "/" + left);
    }

    /** The legacy API has the same counts in a sentence, which is all there is. */
    static SetLook of(ImagingSetStatusResponse status, ImagingSetStatus read) {
        String sentence = read == null ? null : read.imageCompletion();
        return new SetLook(status, sentence == null ? null : "legacy:" + sentence, sentence);
    }

    private static String joined(Object... counts) {
        return Arrays.stream(counts).map(Objects::toString).collect(Collectors.joining("/"));
    }
}

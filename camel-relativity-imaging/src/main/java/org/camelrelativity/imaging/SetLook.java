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
 * @param done what became of the documents of the last run, to be compared only; may be {@code null}
 * @param progress the same with what is still to be done
 */
record SetLook(ImagingSetStatusResponse status, String done, String progress) {

    /** The versioned API counts. */
    static SetLook of(ImagingSetStatusResponse status) {
        String done = joined(
                status.numberOfDocumentsCompleted(),
                status.numberOfDocumentsSkipped(),
                status.numberOfDocumentsErrored());
        String left =
                joined(status.numberOfDocumentsWaiting(), status.numberOfDocumentsSubmitted(), status.jobStatus());
        return new SetLook(status, done, done + "/" + left);
    }

    /** The legacy API has the same counts in a sentence, which is all there is. */
    static SetLook of(ImagingSetStatusResponse status, ImagingSetStatus read) {
        String sentence = read == null ? null : read.imageCompletion();
        return new SetLook(status, sentence, sentence);
    }

    private static String joined(Object... counts) {
        return Arrays.stream(counts).map(Objects::toString).collect(Collectors.joining("/"));
    }
}

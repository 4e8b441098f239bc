package org.camelrelativity.imaging;

import java.util.Collection;
import org.camelrelativity.common.ArtifactSelector;

/** Supplies the imaging sets whose changes of status are events: option {@code imagingSets} of set/status. */
@FunctionalInterface
public interface ImagingSetSource {

    /**
     * Asked before each poll, by one thread.
     *
     * @return the sets to look at, in that order; not {@code null}. A selector without a workspace means that of the
     *     endpoint or the component
     * @throws Exception if they can't be told now; the poll fails with it
     */
    Collection<ArtifactSelector> imagingSets() throws Exception;
}

package org.camelrelativity.production;

import java.util.Collection;
import org.camelrelativity.common.ArtifactSelector;

/** Supplies the productions whose changes of status are events: option {@code productions} of production/status. */
@FunctionalInterface
public interface ProductionSource {

    /**
     * Asked before each poll, by one thread.
     *
     * @return the productions to look at, in that order; not {@code null}. A selector without a workspace means that of
     *     the endpoint or the component
     * @throws Exception if they can't be told now; the poll fails with it
     */
    Collection<ArtifactSelector> productions() throws Exception;
}

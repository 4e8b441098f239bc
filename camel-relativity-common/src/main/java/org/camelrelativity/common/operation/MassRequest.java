package org.camelrelativity.common.operation;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/** The request of a mass operation that is nothing but a list. */
public interface MassRequest extends RelativityRecord {

    /** {@return what the operation is about; may be null} */
    List<? extends RelativityRecord> elements();
}

package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.Operation.named;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.time.Duration;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.imaging.model.ImagingSetEnd;

/** The operation that waits. Relativity knows none such: it is made of reads, and so no entry in the table of calls. */
final class SetAwait {

    static final Field<Duration> AWAIT_TIMEOUT = Field.setting("awaitTimeout", FieldType.DURATION);

    static final Duration DEFAULT_TIMEOUT = Duration.ofHours(24);

    static final Answer<ImagingSetEnd> ANSWER = Answer.of(ImagingSetEnd.class);

    private static final String NAME = "set/await";

    /** All operations of the component. */
    static final OperationTable TABLE =
            ImagingOperations.TABLE.and(named(NAME, "Waits until an imaging set has ended, without holding a thread")
                    .takes(ArtifactSelector.class, WORKSPACE_ID, IMAGING_SET_ID, AWAIT_TIMEOUT)
                    .scalar(IMAGING_SET_ID)
                    .answers(ANSWER));

    static final Operation OPERATION = TABLE.find(NAME);

    private SetAwait() {}
}

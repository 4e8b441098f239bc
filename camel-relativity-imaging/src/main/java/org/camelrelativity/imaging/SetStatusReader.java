package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.util.List;
import java.util.Map;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.exchange.RequestEncoder;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetStatus;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.ImagingSetStatusResponseBuilder;

/** Reads what a set is doing: with set/status where there is one, else with set/read, which tells less. */
final class SetStatusReader {

    private final Operation operation;
    private final OperationInvoker invoker;

    /**
     * @param version the generation of the API
     * @param transport the connection
     */
    SetStatusReader(ApiVersion version, OperationInvoker.Transport transport) {
        Operation status = ImagingOperations.TABLE.find("set/status");
        operation = status.wires(version).isEmpty() ? ImagingOperations.TABLE.find("set/read") : status;
        invoker = new OperationInvoker(new RequestEncoder(operation.wires(version)), transport);
    }

    /**
     * Asks once, and takes the counters out of the answer in whatever form the generation of the API has them.
     *
     * @return the status and the counters
     * @throws RelativityException if there is no answer, or none that tells
     */
    SetLook look(SetKey set) throws RelativityException {
        Object answer = ask(set).answerOrThrow(operation.name());
        return answer instanceof ImagingSet read
                ? SetLook.of(status(read.status()), read.status())
                : SetLook.of((ImagingSetStatusResponse) answer);
    }

    /** {@return what is asked} */
    Operation operation() {
        return operation;
    }

    /**
     * Asks once.
     *
     * @return what became of it; the answer is for {@link #status(Object)}
     * @throws RelativityException if the set can't be asked for
     */
    Outcome ask(SetKey set) throws RelativityException {
        Request request = new Request(
                operation,
                Map.of(WORKSPACE_ID, set.workspaceId(), IMAGING_SET_ID, set.imagingSetId()),
                null,
                List.of());
        return invoker.invoke(request);
    }

    /**
     * @param answer what {@link #ask} got
     * @return the status; in the legacy API without job and counters, and without anything for a set that never ran
     */
    static ImagingSetStatusResponse status(Object answer) {
        return answer instanceof ImagingSet read ? status(read.status()) : (ImagingSetStatusResponse) answer;
    }

    private static ImagingSetStatusResponse status(ImagingSetStatus status) {
        ImagingSetStatusResponseBuilder builder = ImagingSetStatusResponseBuilder.builder();
        if (status != null) {
            builder.status(status.status())
                    .lastRunError(status.lastRunError())
                    .qcReviewEnabledOnLastRun(status.qcEnabledOnLastRun());
        }
        return builder.build();
    }
}

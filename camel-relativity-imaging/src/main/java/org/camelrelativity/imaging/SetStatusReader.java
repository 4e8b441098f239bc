package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.util.List;
import java.util.Map;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.Answered;
import org.camelrelativity.common.exchange.Caller;
import org.camelrelativity.common.exchange.RequestEncoder;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetStatus;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.ImagingSetStatusResponseBuilder;

/** Reads what a set is doing: with set/status where there is one, else with set/read, which tells less. */
final class SetStatusReader {

    private final Operation operation;
    private final Caller caller;

    /**
     * @param version the generation of the API
     * @param sender the connection
     */
    SetStatusReader(ApiVersion version, Caller.Sender sender) {
        Operation status = ImagingOperations.TABLE.find("set/status");
        operation = status.wires(version).isEmpty() ? ImagingOperations.TABLE.find("set/read") : status;
        caller = new Caller(new RequestEncoder(operation.wires(version)), sender);
    }

    /**
     * Asks once, and takes the counters out of the answer in whatever form the generation of the API has them.
     *
     * @return the status and the counters
     * @throws RelativityException if there is no answer, or none that tells
     */
    SetLook look(SetKey set) throws RelativityException {
        Object answer = ask(set).orThrow();
        return answer instanceof ImagingSet read
                ? SetLook.of(status(read.status()), read.status())
                : SetLook.of((ImagingSetStatusResponse) answer);
    }

    /**
     * Asks once.
     *
     * @return what came, for {@link #status(Answered)}
     * @throws RelativityException if there is no answer that can be read
     */
    Answered<?> ask(SetKey set) throws RelativityException {
        Request request = new Request(
                operation,
                Map.of(WORKSPACE_ID, set.workspaceId(), IMAGING_SET_ID, set.imagingSetId()),
                null,
                List.of());
        return caller.call(request);
    }

    /**
     * @param answered what {@link #ask} got
     * @return the status; in the legacy API without job and counters, and without anything for a set that never ran
     * @throws RelativityException if it does not tell
     */
    static ImagingSetStatusResponse status(Answered<?> answered) throws RelativityException {
        Object answer = answered.orThrow();
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

package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/** Reads what a set is doing: with set/status where there is one, else with set/read, which tells less. */
final class SetStatusReader {

    private final Operation operation;
    private final OperationInvoker invoker;

    SetStatusReader(ApiVersion version, Function<Call, Outcome> transport) {
        Operation status = ImagingOperations.TABLE.find("set/status");
        operation = status.wires(version).isEmpty() ? ImagingOperations.TABLE.find("set/read") : status;
        invoker = new OperationInvoker(operation.wires(version), transport);
    }

    Request request(ArtifactSelector set) {
        return new Request(
                operation, Map.of(WORKSPACE_ID, set.workspaceId(), IMAGING_SET_ID, set.artifactId()), null, List.of());
    }

    Outcome.Done answer(ArtifactSelector set) throws RelativityException {
        return invoker.invoke(request(set)).orThrow(operation.name());
    }

    SetReading read(ArtifactSelector set) throws RelativityException {
        return reading(answer(set));
    }

    static SetReading reading(Outcome.Done answered) {
        return answered.answer() instanceof ImagingSet legacy
                ? SetReading.legacy(answered, legacy.status())
                : SetReading.versioned(answered, (ImagingSetStatusResponse) answered.answer());
    }
}

package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.DATA_SOURCE_READ_MODE;
import static org.camelrelativity.production.ProductionFields.INCLUDE_PERCENTAGES;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.exchange.OperationInvoker;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.StatusSnapshot;
import org.camelrelativity.production.model.DataSourceReadMode;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionDetails;
import org.camelrelativity.production.model.ProductionJobStatusResult;

/** Reads what a production is doing, and the numbers of what is produced. */
final class ProductionStatusReader {

    private static final Operation STATUS = ProductionReadOperations.TABLE.find("production/status");
    private static final Operation READ = ProductionManagerOperations.TABLE.find("production/read");

    private final OperationInvoker status;
    private final OperationInvoker read;
    private final Map<Field<?>, Object> options;

    /** With what to ask for beside the percentages. */
    ProductionStatusReader(Function<Call, Outcome> transport, Map<Field<?>, Object> options) {
        this.options = options;
        status = new OperationInvoker(STATUS.wires(ApiVersion.V1), transport);
        read = new OperationInvoker(READ.wires(ApiVersion.V1), transport);
    }

    Request request(ArtifactSelector production) {
        Map<Field<?>, Object> values = new HashMap<>(Map.of(INCLUDE_PERCENTAGES, true));
        values.putAll(options);
        values.put(WORKSPACE_ID, production.workspaceId());
        values.put(PRODUCTION_ID, production.artifactId());
        return new Request(STATUS, values, null, List.of());
    }

    StatusSnapshot snapshot(ArtifactSelector production, String key, Map<String, Object> headers)
            throws RelativityException {
        Outcome.Done told = status.invoke(request(production)).orThrow(STATUS.name());
        return new ProductionReading((ProductionJobStatusResult) told.answer(), null).snapshot(key, headers);
    }

    /** One request, and another one if it is complete. */
    Outcome.Done readWithNumbers(ArtifactSelector production) throws RelativityException {
        Outcome.Done told = status.invoke(request(production)).orThrow(STATUS.name());
        ProductionReading reading = new ProductionReading((ProductionJobStatusResult) told.answer(), null);
        if (!reading.isComplete()) {
            return new Outcome.Done(reading, told.ids(), told.status(), told.attempts(), null);
        }
        Request details = new Request(
                READ,
                Map.of(
                        WORKSPACE_ID,
                        production.workspaceId(),
                        PRODUCTION_ID,
                        production.artifactId(),
                        DATA_SOURCE_READ_MODE,
                        DataSourceReadMode.None),
                null,
                List.of());
        Outcome.Done produced = read.invoke(details).orThrow(READ.name());
        ProductionDetails numbers = ((Production) produced.answer()).details();
        return new Outcome.Done(
                new ProductionReading(reading.status(), numbers),
                told.ids(),
                told.status(),
                told.attempts() + produced.attempts(),
                null);
    }
}

package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.DATA_SOURCE_READ_MODE;
import static org.camelrelativity.production.ProductionFields.INCLUDE_PERCENTAGES;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;

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

    ProductionStatusReader(Function<Call, Outcome> transport) {
        status = new OperationInvoker(STATUS.wires(ApiVersion.V1), transport);
        read = new OperationInvoker(READ.wires(ApiVersion.V1), transport);
    }

    static Request request(ArtifactSelector production) {
        return new Request(
                STATUS,
                Map.of(
                        WORKSPACE_ID,
                        production.workspaceId(),
                        PRODUCTION_ID,
                        production.artifactId(),
                        INCLUDE_PERCENTAGES,
                        true),
                null,
                List.of());
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

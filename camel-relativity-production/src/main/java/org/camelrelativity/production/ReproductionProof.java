package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Proof;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.ReproductionJob;
import org.camelrelativity.production.model.Reproductions;

/** A new re-production job is proven by a re-production of its first production that was not there before: Artifact IDs grow. */
final class ReproductionProof implements Proof {

    @Override
    public String inWords() {
        return "a re-production of the first production that is later than the latest before";
    }

    @Override
    public Map<Field<?>, Function<RelativityRecord, ?>> ofSubject() {
        return Map.of(
                PRODUCTION_ID,
                job -> ((ReproductionJob) job).productions().get(0).productionId());
    }

    @Override
    public Optional<Request> read(Request request, RelativityRecord element, ApiVersion version) {
        return request.to(ProductionOperations.TABLE.find("re-production/of-production"), WORKSPACE_ID, PRODUCTION_ID);
    }

    @Override
    public String evidence(Request request, Object answer) {
        int latest = ((Reproductions) answer)
                .reproductions().stream()
                        .mapToInt(each ->
                                ProductionVerdicts.id(each.productionId()).orElse(0))
                        .max()
                        .orElse(0);
        return String.valueOf(latest);
    }

    @Override
    public boolean proves(String before, String now) {
        return Integer.parseInt(now) > Integer.parseInt(before);
    }
}

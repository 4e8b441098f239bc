package org.camelrelativity.examples.night;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Header;
import org.apache.camel.TypeConverter;
import org.apache.camel.Variable;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionDataSource;
import org.camelrelativity.production.model.ProductionRunCheckResult;
import org.camelrelativity.production.model.ProductionStatus;

/** The routes' questions about a production that take Relativity's answers. */
public final class ProductionChecks {

    public boolean lacksDataSource(Production production) {
        return production.dataSources() == null || production.dataSources().isEmpty();
    }

    public Map<String, Object> dataSource(
            @Variable("entry") ListedProduction listed, @Header(RelativityConstants.SAVED_SEARCH_ID) int savedSearch) {
        return listed.dataSourceOf(savedSearch);
    }

    /** {@return the first step that is left: stage, await staging, run, await, which may lead to a re-run, or report} */
    public String next(Production production) {
        ProductionStatus status = status(production.productionMetadata().status());
        return switch (status) {
            case New, StagingError -> "stage";
            case Staged, ErrorStartingProduction -> "run";
            case Produced, ProducedWithErrors -> "report";
            default -> status.isStaging() || status == ProductionStatus.Canceling ? "await staging" : "await";
        };
    }

    /** {@return what Relativity tells; one that only old releases have in place of what nobody knows} */
    static ProductionStatus status(String told) {
        return ProductionStatus.of(told).orElse(ProductionStatus.Waiting);
    }

    /** Refuses a production of the listed name that somebody has made for something else. */
    public void refuseOther(
            Production production,
            @Variable("entry") ListedProduction listed,
            @Header(RelativityConstants.SAVED_SEARCH_ID) Integer savedSearch,
            TypeConverter converter) {
        for (ProductionDataSource source : production.dataSources()) {
            boolean same = source.savedSearch() != null
                    && savedSearch.equals(source.savedSearch().artifactId());
            if (!same || production.dataSources().size() > 1) {
                throw new IllegalStateException(
                        "There is one of this name that takes documents from " + Quoted.of(source.name()));
            }
            refuseDifference(listed.dataSource(), converter.convertTo(Map.class, source));
        }
        refuseDifference(listed.numbering(), converter.convertTo(Map.class, production.numbering()));
    }

    private static void refuseDifference(Map<String, Object> listed, Map<?, ?> found) {
        Map<String, Object> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Optional.<Map<?, ?>>ofNullable(found).ifPresent(all -> all.forEach((is, value) -> known.put("" + is, value)));
        listed.forEach((field, value) -> {
            String is = Objects.toString(known.get(field), "");
            if (!(value instanceof Map) && !is.equals(Objects.toString(value, ""))) {
                throw new IllegalStateException("There is one of this name whose " + field + " is " + Quoted.of(is));
            }
        });
    }

    /** {@return what production/run takes, unless the production must not be run, or Relativity would not run it} */
    public Map<String, Object> runRequest(ProductionRunCheckResult check, @Variable("entry") ListedProduction listed) {
        boolean override = listed.conflicts().equals("override");
        List<String> obstacles = check.obstacles(override);
        if (!obstacles.isEmpty()) {
            throw new IllegalStateException("The pre-run check: " + String.join(" ", obstacles));
        }
        return Map.of("overrideConflicts", override);
    }
}

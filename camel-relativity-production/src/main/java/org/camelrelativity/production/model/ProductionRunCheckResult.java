package org.camelrelativity.production.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/pre-run-check. Source: Production Manager (REST).
 *
 * @param conflictMessage how many documents the workspace's restriction excludes, which option overrideConflicts of
 *     production/run overrides
 * @param productionErrors what option suppressWarnings of production/run passes over
 * @param placeholderErrors likewise; RelativityOne only
 * @param continueMessage Continue, OverrideAndContinue or CannotContinue
 */
public record ProductionRunCheckResult(
        String conflictMessage,
        List<String> productionErrors,
        List<String> placeholderErrors,
        Boolean canContinue,
        String continueMessage)
        implements RelativityRecord {

    /**
     * Tells what keeps the production from running.
     *
     * @param overrideConflicts whether it is to be run with option overrideConflicts of production/run
     * @return the reasons, such as "There are 3 conflicts between ..."; empty if it can be run
     */
    public List<String> obstacles(boolean overrideConflicts) {
        boolean conflicts = conflictMessage != null
                && !conflictMessage.isBlank()
                && !overrideConflicts
                && !"Continue".equals(continueMessage);
        List<String> reasons = Stream.of(
                        conflicts ? List.of(conflictMessage) : null, productionErrors, placeholderErrors)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        return reasons.isEmpty() && !Boolean.TRUE.equals(canContinue)
                ? List.of("Relativity says " + continueMessage)
                : reasons;
    }
}

package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of production/pre-run-check. Source: contract, production M20, §2.1.
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
        implements RelativityRecord {}

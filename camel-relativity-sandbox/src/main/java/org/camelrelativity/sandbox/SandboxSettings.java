package org.camelrelativity.sandbox;

import java.time.Duration;
import java.util.Set;

/** What the builder has settled about the state and its API. */
record SandboxSettings(
        SandboxTiming timing,
        int workers,
        boolean tiffOptionsRequired,
        int reviewRefusalStatus,
        boolean legacyApi,
        boolean versionedApi,
        boolean productionQueueListing,
        Set<String> retryMethods,
        boolean obsoleteWarnings,
        boolean unknownTokensRefused,
        boolean echoesJobIds,
        Duration staleStatus,
        String newSetStatus,
        boolean earlyStopsConfirmed,
        int massImagingMaxSize,
        boolean unknownMassProcessesRefused) {}

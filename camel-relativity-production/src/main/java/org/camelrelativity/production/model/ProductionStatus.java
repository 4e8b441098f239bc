package org.camelrelativity.production.model;

import java.util.Arrays;
import java.util.Optional;

/** What a production is doing. Source: Production Manager (REST). */
public enum ProductionStatus {
    New,
    Staging,
    Staged,
    StagingError,
    Waiting,
    Producing,
    Branding,
    Produced,
    Error,
    ProducedWithErrors,
    ProducingCreatingPlaceholderImages("CreatingPlaceholderImages"),
    ProducingCreatingAndApplyingBatesNumbers("CreatingAndApplyingBatesNumbers"),
    ProducingCreatingBrandingQueueRecords("CreatingBrandingQueueRecords"),
    StagingRunningSavedSearches("RunningSavedSearches"),
    StagingCleaningUpData("CleaningUpData"),
    StagingCreatingProductionInformationRecords("CreatingProductionInformationRecords"),
    Canceling,
    ProducingCleaningExistingFiles("CleaningExistingFiles"),
    QueuedForStaging,
    QueuedForProduction,
    QueuedForBranding,
    StartingProduction,
    ErrorStartingProduction;

    /** The numbers of the later ones are not known. */
    private static final int KNOWN_NUMBERS = 18;

    private final String displayName;

    ProductionStatus() {
        this.displayName = name();
    }

    ProductionStatus(String displayName) {
        this.displayName = displayName;
    }

    /**
     * Reads the enum's name, what Relativity displays, or the number.
     *
     * @param text as Relativity wrote it, or null
     * @return the status, or empty if it is another
     */
    public static Optional<ProductionStatus> of(String text) {
        String given = text == null ? "" : text.replace(" ", "");
        return Arrays.stream(values())
                .filter(status -> given.equalsIgnoreCase(status.name())
                        || given.equalsIgnoreCase(status.displayName)
                        || status.ordinal() < KNOWN_NUMBERS && given.equals(String.valueOf(status.ordinal())))
                .findFirst();
    }

    /** {@return whether a job of the production is queued or at work} */
    public boolean isRunning() {
        return switch (this) {
            case New, Staged, StagingError, Produced, Error, ProducedWithErrors, ErrorStartingProduction -> false;
            default -> true;
        };
    }

    /** {@return whether its staging is queued or at work} */
    public boolean isStaging() {
        return switch (this) {
            case Staging,
                    StagingRunningSavedSearches,
                    StagingCleaningUpData,
                    StagingCreatingProductionInformationRecords,
                    QueuedForStaging -> true;
            default -> false;
        };
    }

    /** {@return whether it rests there before a run, and returns there when it is canceled} */
    public boolean isStable() {
        return this == New || this == Staged;
    }

    /** {@return whether it has been produced, be it with errors} */
    public boolean isProduced() {
        return this == Produced || this == ProducedWithErrors;
    }

    /** {@return whether a run of the production is queued or at work, so that it has been staged} */
    public boolean isRun() {
        return switch (this) {
            case Producing,
                    Branding,
                    ProducingCreatingPlaceholderImages,
                    ProducingCreatingAndApplyingBatesNumbers,
                    ProducingCreatingBrandingQueueRecords,
                    ProducingCleaningExistingFiles,
                    QueuedForProduction,
                    QueuedForBranding,
                    StartingProduction -> true;
            default -> false;
        };
    }
}

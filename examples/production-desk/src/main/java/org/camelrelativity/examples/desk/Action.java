package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.camelrelativity.production.model.ProductionStatus;

/** What a command may ask for. */
enum Action {
    /** Fired once. Twice would produce twice, or run into what the first one has started. */
    @JsonProperty("retry")
    RETRY("retry", false) {
        @Override
        boolean isProvenBy(ProductionStatus before, ProductionStatus now) {
            return isInError(before)
                    && now != ProductionStatus.Canceling
                    && (now.isRunning()
                            || now == ProductionStatus.Produced
                            || now == ProductionStatus.ProducedWithErrors);
        }
    },

    /** Canceled is canceled, whoever did it. */
    @JsonProperty("cancel")
    CANCEL("cancel", true) {
        @Override
        boolean isProvenBy(ProductionStatus before, ProductionStatus now) {
            return now == ProductionStatus.Canceling || now == ProductionStatus.Staged || now == ProductionStatus.New;
        }
    },

    /** No status tells of a priority. */
    @JsonProperty("prioritize")
    PRIORITIZE("prioritize", true) {
        @Override
        boolean isProvenBy(ProductionStatus before, ProductionStatus now) {
            return false;
        }
    };

    private final String operation;
    private final boolean repeatable;

    Action(String operation, boolean repeatable) {
        this.operation = operation;
        this.repeatable = repeatable;
    }

    /** {@return whether to do it twice does no more than to do it once} */
    boolean isRepeatable() {
        return repeatable;
    }

    /** {@return what comes behind {@code relativity-production:}} */
    String operation(boolean byToken) {
        return (byToken ? "queue/mass-" : "job/mass-") + operation;
    }

    /**
     * {@return whether a production's status proves that this was done}
     *
     * @param before the status before it was fired, or null if that isn't known
     * @param now the status after
     */
    abstract boolean isProvenBy(ProductionStatus before, ProductionStatus now);

    private static boolean isInError(ProductionStatus status) {
        return status == ProductionStatus.Error
                || status == ProductionStatus.StagingError
                || status == ProductionStatus.ErrorStartingProduction;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

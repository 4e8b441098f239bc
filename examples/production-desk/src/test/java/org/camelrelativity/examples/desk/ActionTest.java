package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.camelrelativity.production.model.ProductionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a status proves. */
class ActionTest {

    @ParameterizedTest
    @CsvSource({
        "Error,QueuedForProduction,true",
        "Error,Branding,true",
        "Error,Produced,true",
        "Error,ProducedWithErrors,true",
        "ErrorStartingProduction,Producing,true",
        "StagingError,Staging,true",
        "Error,Error,false",
        "Error,Canceling,false",
        "Error,Staged,false",
        "Producing,Producing,false",
        "Producing,Produced,false",
        "Staged,Producing,false",
        ",Producing,false",
    })
    void retryIsProvenByAProductionThatLeftItsError(ProductionStatus before, ProductionStatus now, boolean proven) {
        assertThat(Action.RETRY.isProvenBy(before, now)).isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"Canceling,true", "Staged,true", "New,true", "Producing,false", "Produced,false", "Error,false"})
    void cancelIsProvenByAProductionThatIsCanceled(ProductionStatus now, boolean proven) {
        assertThat(Action.CANCEL.isProvenBy(null, now)).isEqualTo(proven);
    }

    @ParameterizedTest
    @EnumSource
    void noStatusTellsOfAPriority(ProductionStatus now) {
        assertThat(Action.PRIORITIZE.isProvenBy(null, now)).isFalse();
    }

    @Test
    void onlyARetryIsNotRepeated() {
        assertThat(Action.values()).filteredOn(action -> !action.isRepeatable()).containsExactly(Action.RETRY);
    }
}

package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetStatusTest {

    /** As it is read back from the log: else it would differ from itself, which would prove a run. */
    @Test
    void textIsOnOneLine() {
        assertThat(new SetStatus(" Com\npleted\u202e ").text()).isEqualTo("Com?pleted?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Waiting",
                "initializing",
                "Processing - Building Tables",
                "Submitting",
                "Imaging",
                "Stopping",
                "Hiding Images",
                "Releasing Images",
                "Something new"
            })
    void theseMeanRunning(String text) {
        assertThat(new SetStatus(text).running()).isTrue();
        assertThat(new SetStatus(text).ended()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Staging",
                "STAGING",
                "Completed",
                "Completed with Errors",
                "Stopped by user",
                "Error - Job Failed"
            })
    void theseDont(String text) {
        assertThat(new SetStatus(text).running()).isFalse();
    }
}

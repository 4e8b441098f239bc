package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.imaging.model.ImagingSetStatusResponseBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Relativity's words for what a set is doing. */
class ImagingSetPhaseTest {

    private static ImagingSetPhase of(String status, Boolean jobExists) {
        ImagingSetStatusResponse read = ImagingSetStatusResponseBuilder.builder()
                .status(status)
                .jobExists(jobExists)
                .build();
        return ImagingSetPhase.of(read);
    }

    @ParameterizedTest
    @CsvSource({
        ", NO_STATUS",
        "'', NO_STATUS",
        "' ', NO_STATUS",
        "Staging, STAGING",
        "' sTAGING ', STAGING",
        "Waiting, RUNNING",
        "initializing, RUNNING",
        "Processing - Building Tables, RUNNING",
        "Submitting, RUNNING",
        "Imaging, RUNNING",
        "Finalizing, RUNNING",
        "Stopping, RUNNING",
        "Hiding Images, REVIEWING",
        "' releasing images', REVIEWING",
        "Completed, ENDED",
        "COMPLETED WITH ERRORS, ENDED",
        "'Stopped by user ', ENDED",
        "Error - Job Failed, ENDED",
        "Something new, OTHER"
    })
    void words(String status, ImagingSetPhase phase) {
        assertThat(ImagingSetPhase.ofStatus(status)).isEqualTo(phase);
        assertThat(of(status, null)).isEqualTo(phase);
        assertThat(of(status, false)).isEqualTo(phase);
    }

    /** Whatever the status says; it may be that of the run before. */
    @ParameterizedTest
    @EnumSource
    void aJobRuns(ImagingSetOutcome before) {
        assertThat(of(before.status(), true)).isEqualTo(ImagingSetPhase.RUNNING);
        assertThat(of("Staging", true)).isEqualTo(ImagingSetPhase.RUNNING);
        assertThat(of(null, true)).isEqualTo(ImagingSetPhase.RUNNING);
        assertThat(of("Something new", true)).isEqualTo(ImagingSetPhase.RUNNING);
    }
}

package org.camelrelativity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What others have used, by what the kernel says. */
class ProcessorTimeTest {

    private static final ProcessorTime BEFORE = ProcessorTime.read(
            "cpu  1000 50 300 8000 40 7 9 20 0 0\ncpu0 500 25 150 4000 20 3 4 10 0 0\n",
            "42 (java (odd) name) S 1 42 42 0 -1 4194560 9 8 7 6 100 20 30 4 20 0 9 0 1\n");

    @Test
    void whatWeAndOurChildrenUsedIsNotOthers() {
        ProcessorTime after = ProcessorTime.read(
                "cpu  1500 50 400 8400 40 7 9 20 0 0\n",
                "42 (java (odd) name) S 1 42 42 0 -1 4194560 9 8 7 6 200 30 480 44 20 0 9 0 1\n");

        assertThat(after.shareOfOthersSince(BEFORE)).isZero();
    }

    @Test
    void theRestIsOthersAlsoWhatOtherMachinesTook() {
        ProcessorTime after = ProcessorTime.read(
                "cpu  1500 60 490 8300 40 17 29 90 0 0\n",
                "42 (java (odd) name) S 1 42 42 0 -1 4194560 9 8 7 6 200 30 430 44 20 0 9 0 1\n");

        // 770 used of 1,100, of these 550 by us
        assertThat(after.all() - BEFORE.all()).isEqualTo(1_100);
        assertThat(after.shareOfOthersSince(BEFORE)).isEqualTo(0.2);
    }
}

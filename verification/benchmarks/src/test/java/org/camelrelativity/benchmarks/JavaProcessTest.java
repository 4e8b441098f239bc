package org.camelrelativity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where JVMs may run, by what the kernel says. */
class JavaProcessTest {

    @Test
    void allowedCoresNeedNotBeginWithTheFirst() {
        assertThat(JavaProcess.allowed("\t2-4,7")).containsExactly(2, 3, 4, 7);
        assertThat(JavaProcess.allowed("\t5")).containsExactly(5);
    }
}

package org.camelrelativity.examples.desk;

import java.io.PrintStream;

final class Demonstration {
    private Demonstration() {}

    static int run(PrintStream out) {
        return 0;
    }
}

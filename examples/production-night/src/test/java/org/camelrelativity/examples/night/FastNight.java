package org.camelrelativity.examples.night;

import java.util.Properties;

/** The application with waits a thousand times as fast. */
final class FastNight {

    private FastNight() {}

    public static void main(String... arguments) throws Exception {
        TestNight.fast(new Properties()).run();
    }
}

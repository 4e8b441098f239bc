package org.camelrelativity.examples.desk;

import java.nio.file.Path;

/** The application with its broker in the same JVM, so that a kill hits both. */
final class DeskWithBroker {

    private DeskWithBroker() {}

    /** The broker's folder and port. */
    public static void main(String... arguments) {
        EmbeddedBroker broker = new EmbeddedBroker(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        broker.start();
        System.setProperty("desk.broker-url", broker.url());
        DeskApplication.main();
    }
}

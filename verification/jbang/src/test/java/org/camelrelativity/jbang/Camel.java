package org.camelrelativity.jbang;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command camel, which JBang would start so. */
final class Camel {

    private Camel() {}

    public static void main(String... arguments) {
        CamelJBangMain.run(arguments);
    }
}

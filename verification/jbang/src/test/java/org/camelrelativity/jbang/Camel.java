package org.camelrelativity.jbang;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command {@code camel} without JBang, as docs/jbang.md describes it. */
final class Camel {

    private Camel() {}

    public static void main(String... arguments) {
        CamelJBangMain.run(arguments);
    }
}

package org.camelrelativity.pages;

import java.nio.file.Path;

/** A page without its fenced blocks. */
final class Prose {

    private Prose() {}

    static String of(Path page) {
        return Tree.read(page).replaceAll("(?ms)^```.*?^```$", "");
    }
}

package org.camelrelativity.common.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A fenced block of a page. Every block is told, whatever its language, so that none is overlooked. */
public record Snippet(Path page, int line, String language, String text) {

    public static List<Snippet> of(Path page) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int begin = i + 1;
                int end = begin + lines.subList(begin, lines.size()).indexOf("```");
                if (end < begin) {
                    throw new IllegalArgumentException(page + ":" + begin + " is not closed");
                }
                String text = String.join("\n", lines.subList(begin, end)) + "\n";
                snippets.add(new Snippet(page, begin, lines.get(i).substring(3), text));
                i = end;
            }
        }
        return snippets;
    }

    /** {@return the one of a page below docs/ that is in the language and has the words, as seen from a module at the top} */
    public static String in(String page, String language, String words) throws IOException {
        List<Snippet> found = of(Path.of("../docs", page)).stream()
                .filter(each -> each.language().equals(language) && each.text().contains(words))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(page + " has " + found.size() + " blocks of " + language + ": " + words);
        }
        return found.get(0).text();
    }

    @Override
    public String toString() {
        return page + ":" + line + " " + language;
    }
}

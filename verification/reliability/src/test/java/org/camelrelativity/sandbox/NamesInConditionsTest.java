package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a name is, the condition that the components make of it says that the name is this one, and nothing else. */
class NamesInConditionsTest {

    private static final int NAMES = 1_000_000;

    /** What could end a quotation or begin something else is frequent. */
    private static final String[] PIECES = {
        "'",
        "\\",
        "\\'",
        "''",
        "\\\\",
        "\"",
        "\n",
        "\r",
        "\t",
        "\u0001",
        "\u2028",
        "\uD83D\uDE00",
        " ",
        "==",
        "OR",
        "AND",
        "NOT",
        "IN",
        "[",
        "]",
        "(",
        ")",
        ",",
        "OBJECT",
        "CHOICE",
        "SAVEDSEARCH",
        "' OR 'a'=='a",
        "Name",
        "0",
        "\u0130"
    };

    @Test
    void everyNameIsReadAsItself() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < NAMES; i++) {
            String name = name(random);
            String condition = org.camelrelativity.common.query.Condition.is("Name", name);
            Condition read = ConditionParser.parse(condition);
            if (!read.equals(new Condition.Is("Name", name))) {
                assertThat(read).as("%s of seed %d", condition, seed).isEqualTo(new Condition.Is("Name", name));
            }
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = random.nextInt(12); length >= 0; length--) {
            if (random.nextInt(3) > 0) {
                name.append(PIECES[random.nextInt(PIECES.length)]);
            } else {
                name.appendCodePoint(random.nextInt(0xD800));
            }
        }
        return name.toString();
    }
}

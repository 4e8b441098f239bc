package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd()",
                "+1",
                "-1",
                "@SUM(A1)",
                "\uff1dcmd()",
                "\uff0b1",
                "\uff0d1",
                "\uff20SUM",
                "\ufe661",
                "\ufe621",
                "\ufe631",
                "\ufe6bSUM"
            })
    void formulaIsQuoted(String formula) {
        assertThat(CsvFile.free(formula)).isEqualTo("'" + formula);
        assertThat(CsvFile.free(" \u00a0" + formula)).endsWith("'" + formula);
        assertThat(CsvFile.free("\t" + formula)).isEqualTo("'" + formula);
        assertThat(CsvFile.free("a; " + formula)).isEqualTo("a; '" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "a - b", "a;b", "Übersicht 件", "it's"})
    void otherTextStaysAsItIs(String text) {
        assertThat(CsvFile.free(text)).isEqualTo(text);
    }

    @Test
    void whatIsNotSeenOrTurnsTheTextIsReplaced() {
        assertThat(CsvFile.free("a\r\nb\u001bc\u202ed\u2066e\u200bf\u2028g\u0085h\ufeffi\ud800j"))
                .isEqualTo("a??b?c?d?e?f?g?h?i?j");
    }
}

package org.camelrelativity.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GUIDs as .NET writes them. */
class GuidTest {

    private static final UUID GUID = UUID.fromString("2c0512a4-e56e-4b4f-a0b2-bac351e13d2f");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2c0512a4-e56e-4b4f-a0b2-bac351e13d2f",
                "2c0512a4e56e4b4fa0b2bac351e13d2f",
                "{2c0512a4-e56e-4b4f-a0b2-bac351e13d2f}",
                "(2C0512A4-E56E-4B4F-A0B2-BAC351E13D2F)",
                " 2c0512A4-e56e4b4fa0b2-bac351e13d2f\n",
                "{2c0512a4-e56e-4b4f-a0b2-bac351e13d2f)",
                "{2c0512a4e56e4b4fa0b2bac351e13d2f",
                "2c0512a4e56e4b4fa0b2bac351e13d2f}"
            })
    void isReadInEachOfItsFormats(String text) {
        assertThat(RelativityJson.guid(text)).contains(GUID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "()",
                "-",
                "2c0512a4--e56e-4b4f-a0b2-bac351e13d2f",
                "2c0512a4-e56e--4b4f-a0b2-bac351e13d2f",
                "2c0512a4-e56e-4b4f--a0b2-bac351e13d2f",
                "2c0512a4-e56e-4b4f-a0b2--bac351e13d2f",
                "2c05-12a4e56e4b4fa0b2bac351e13d2f",
                "2c0512a-4e56e4b4fa0b2bac351e13d2f",
                "2c0512a4e-56e4b4fa0b2bac351e13d2f",
                "2c0512a4e56e4b4fa0b2bac3-51e13d2f",
                "-2c0512a4e56e4b4fa0b2bac351e13d2f",
                "{-2c0512a4e56e4b4fa0b2bac351e13d2f}",
                "2c0512a4e56e4b4fa0b2bac351e13d2f-",
                "2c0512a4e56e4b4fa0b2bac351e13d2",
                "2c0512a4e56e4b4fa0b2bac351e13d2f0",
                "{{2c0512a4e56e4b4fa0b2bac351e13d2f}}",
                "2c0512a4 e56e4b4fa0b2bac351e13d2f",
                "\uFF12c0512a4e56e4b4fa0b2bac351e13d2f",
                "2g0512a4e56e4b4fa0b2bac351e13d2f"
            })
    void isNotReadInAnyOther(String text) {
        assertThat(RelativityJson.guid(text)).isEmpty();
    }
}

package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Basic credentials, of the instance or of a proxy. */
class CredentialsTest {

    @Test
    void mayHaveAllPrintableCharacters() {
        String value = basic("a !}~", " ~:}!").value();
        assertThat(value).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.US_ASCII))
                .isEqualTo("a !}~: ~:}!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m\u00fcller", "a\r\nX-Forged: 1", "a\t", "a\u007f", "\u001fa"})
    void haveNoOthers(String wrong) {
        assertThatThrownBy(() -> basic(wrong.replace(":", ""), "password"))
                .hasMessage("userOption must consist of printable ASCII characters");
        assertThatThrownBy(() -> basic("user", wrong))
                .hasMessage("passwordOption must consist of printable ASCII characters");
    }

    private static Authorization.Credential basic(String username, String password) {
        return Credentials.basic("userOption", username, "passwordOption", password);
    }
}

package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer is taken for, by its type and its beginning. */
class CompleteResponseTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static CompleteResponse response(String type, byte[] body) {
        return new CompleteResponse(
                "https://relativity.example.com", false, 200, type, null, false, body, new Secrets());
    }

    private static CompleteResponse response(String type, String body) {
        return response(type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Some servers say of JSON that it is any text or bytes, or say nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "text/json",
                "application/problem+json",
                "text/plain",
                "application/octet-stream",
                "binary/octet-stream"
            })
    void jsonIsTakenWhereItMayBeOne(String type) throws Exception {
        assertThat(response(type, "{\"a\":1}").content(null).tree().get("a").intValue())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, {}, the answer is of type image/png instead of JSON",
        "text/css, {}, the answer is of type text/css instead of JSON",
        "text/html, {}, the answer is an HTML page",
        "application/json, <html>, the answer is an HTML page",
        "'', ' <html>', the answer is an HTML page"
    })
    void nothingElseIsTakenForJson(String type, String body, String message) {
        assertThatThrownBy(() -> response(type, body).content(null))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageStartingWith(message);
    }

    /** Whoever answers nothing need not say of which type it is: whether nothing is enough, the operation says. */
    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n"})
    void anEmptyAnswerMayHaveAnyType(String body) throws Exception {
        for (String type : new String[] {"", "text/html", "image/png"}) {
            assertThat(response(type, body).content(null).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/pdf", "application/octet-stream", "image/tiff"})
    void aFileIsTakenAsItIs(String type) throws Exception {
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        assertThat(response(type, pdf).file().json()).isEqualTo(pdf);
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf, '', the answer is empty",
        "'', '', the answer is empty",
        "text/html, %PDF, the answer is of type text/html and no file",
        "application/pdf, <html>, the answer is of type application/pdf and no file",
        "application/json, {}, the answer is of type application/json and no file",
        "application/problem+json, {}, the answer is of type application/problem+json and no file",
        "text/plain, sorry, the answer is of type text/plain and no file"
    })
    void whatTellsOfSomethingElseIsNoFile(String type, String body, String message) {
        assertThatThrownBy(() -> response(type, body).file())
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessage(message);
    }

    @Test
    void aTextIsToldFromWhereItBeginsAndInItsCharset() {
        assertThat(response("", "\uFEFF \r\nfür 5 €").text()).isEqualTo("für 5 €");
        assertThat(response("", " \r\nfür 5 €".getBytes(WINDOWS)).text()).isEqualTo("für 5 €");
        assertThat(response("", "a\0b").text()).isNull();
        assertThat(response("", " ").text()).isNull();
        assertThat(response("", "x".repeat(64 * 1024 + 1)).text()).hasSize(64 * 1024);
    }

    @Test
    void aLongTextIsToldInItsCharsetWhereverItIsCut() {
        String far = "x".repeat(64 * 1024 - 6);
        assertThat(response("", "ü€€" + far).text()).isEqualTo("ü€€" + far.substring(2));
        for (String cut : new String[] {"ü", "€", "😀"}) {
            assertThat(response("", "für" + far + "x" + cut + "y").text()).isEqualTo("für" + far + "x");
        }
        assertThat(response("", ("für" + far + "xxxüy").getBytes(WINDOWS)).text())
                .isEqualTo("für" + far + "xxx");
        assertThat(response("", ("x" + far + "ü").getBytes(WINDOWS)).text()).isEqualTo("x" + far + "ü");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "Application/JSON, application/json",
        "text/html; charset=utf-8, text/html",
        "' text/html ;charset=utf-8', text/html",
        "';charset=utf-8', ''"
    })
    void aMediaTypeHasNoParameters(String header, String type) {
        assertThat(CompleteResponse.mediaType(header)).isEqualTo(type);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aMediaTypeMayBeMissing(String header) {
        assertThat(CompleteResponse.mediaType(header)).isEmpty();
    }
}

package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever form an error has, the message tells what it says, and the exception has it as it came. */
class ErrorFormsTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    static Stream<Arguments> errors() {
        return Stream.of(
                error("text/plain", "The workspace is locked", "The workspace is locked"),
                error("text/plain; charset=iso-8859-1", "Zugriff für müde", "Zugriff für müde"),
                error("text/plain; charset=\"windows-1252\"", "“5 €”", "“5 €”"),
                error("application/json", "\"No such set\"", "No such set"),
                error("text/plain", "{\"Message\":\"in JSON after all\"}", "in JSON after all"),
                error("application/json", "[\"first\",\"second\",\"first\"]", "first; second"),
                error("application/json", "[{\"Message\":\"first\"},{\"errorMessage\":\"second\"}]", "first; second"),
                error("application/json", "{\"error\":{\"code\":\"X\",\"message\":\"No such set\"}}", "No such set"),
                error("application/json", "{\"Error\":\"No such set\"}", "No such set"),
                error("application/json", "{\"errors\":[{\"message\":\"a\"},{\"message\":\"b\"}]}", "a; b"),
                error(
                        "application/json",
                        "{\"error\":\"invalid_scope\",\"error_description\":\"Unknown scope\"}",
                        "Unknown scope; invalid_scope"),
                error(
                        "application/problem+json",
                        "{\"type\":\"about:blank\",\"title\":\"Validation failed\",\"status\":400,\"detail\":\"See below\","
                                + "\"errors\":{\"WorkspaceID\":[\"must be positive\",\"is missing\"],\"Name\":[\"x\"]}}",
                        "Validation failed; See below; WorkspaceID: must be positive; is missing; Name: x"),
                error(
                        "application/json",
                        "{\"Message\":\"The request is invalid.\",\"ModelState\":{\"imagingSet.Name\":[\"Required\"]}}",
                        "The request is invalid.; imagingSet.Name: Required"),
                error("application/json", "{\"code\":17}", "{\"code\":17}"),
                error("application/json", "{\"Message\":\"cut off in the mid", "{\"Message\":\"cut off in the mid"),
                error(
                        "text/html",
                        "<!DOCTYPE html><html><head><TITLE>\n  502 - Bad &amp; Gateway </TITLE><style>a{}</style>",
                        "502 - Bad & Gateway"),
                error("application/xml", "<Error><Code>Busy</Code> <Text>Later</Text></Error>", "Busy Later"),
                error("application/json", "{\"Message\":\"a\\u001b[2J\\u202eb\"}", "a?[2J?b"));
    }

    private static Arguments error(String type, String body, String told) {
        return Arguments.of(type, body, told);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void areTold(String type, String body, String told) throws Exception {
        Charset charset = type.contains("8859")
                ? StandardCharsets.ISO_8859_1
                : type.contains("1252") ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        RelativityException e = failure(400, type, body.getBytes(charset));
        assertThat(e).hasMessage("set/read: status 400: " + told);
        assertThat(e.getResponseBody()).isEqualTo(body);
    }

    @Test
    void areCut() throws Exception {
        for (String body : new String[] {"x".repeat(5_000), "{\"Message\":\"" + "x".repeat(5_000) + "\"}"}) {
            RelativityException e = failure(400, "text/plain", body.getBytes(StandardCharsets.UTF_8));
            assertThat(e.getMessage()).contains("x".repeat(300) + "…").doesNotContain("x".repeat(301));
            assertThat(e.getResponseBody()).isEqualTo(body);
        }
        byte[] large = "y".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(failure(400, "text/plain", large).getResponseBody()).isEqualTo("y".repeat(16 * 1024));
    }

    @Test
    void withoutACharsetAreReadAsUtf8OrElseAsWindowsDoes() throws Exception {
        assertThat(failure(400, "text/plain", "für 5 €".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("für 5 €");
        assertThat(failure(400, "text/plain", "für 5 €".getBytes(Charset.forName("windows-1252"))))
                .hasMessageContaining("für 5 €");
        assertThat(failure(400, "text/plain; charset=no such", "ok".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("status 400: ok");
    }

    @Test
    void thatAreNoTextAreNotTold() throws Exception {
        for (byte[] body : new byte[][] {{}, {' ', '\n'}, {'P', 'K', 3, 0, 0, 1}}) {
            RelativityException e = failure(400, "application/octet-stream", body);
            assertThat(e.getMessage()).startsWith("set/read: status 400").doesNotContain("status 400:");
            assertThat(e.getResponseBody()).isNull();
        }
    }

    @Test
    void inA200AreToldToo() throws Exception {
        assertThat(failure(
                        200,
                        "application/json",
                        "{\"ErrorType\":\"T\",\"Message\":\"boom\"}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("status 200 but no ArtifactID: boom");
        RelativityException login =
                failure(200, "text/html", "<html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8));
        assertThat(login).hasMessageContaining("and not Relativity's: Sign in");
        assertThat(login.getResponseBody()).isEqualTo("<html><title>Sign in</title>");
    }

    /** Nobody can make a server or this component work for minutes on an error. */
    @Test
    void ofHostileFormAreReadInNoTime() throws Exception {
        for (String piece : new String[] {"<", "<title", "&lt;", "{\"error\":", "[", "\\", "\" "}) {
            for (String type : new String[] {"text/html", "application/xml", "application/json"}) {
                long begin = System.nanoTime();
                failure(400, type, piece.repeat(200_000).getBytes(StandardCharsets.UTF_8));
                assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
            }
        }
    }

    private RelativityException failure(int status, String type, byte[] body) throws Exception {
        relativity.answer(
                aResponse().withStatus(status).withHeader("Content-Type", type).withBody(body));
        return (RelativityException) relativity
                .send("relativity-imaging:set/read?workspaceId=7", 8, Map.of())
                .getException();
    }
}

package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.RawServer;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no HTTP, ends too early, or never comes. */
class UnreadableAnswersTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    static Stream<Arguments> unreadable() {
        String ok = "HTTP/1.1 200 OK\r\n";
        String chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                Arguments.of(
                        "",
                        "ConnectionClosedException: the connection was closed before the answer's head ended",
                        true),
                Arguments.of(
                        "HTTP/1.1 s3cr3t\r\n\r\n", "ParseException: Status line contains invalid status code", false),
                Arguments.of(ok + "s3cr3t\r\n\r\n", "ParseException: Invalid header", false),
                Arguments.of(ok + "Content-Length: s3cr3t\r\n\r\n", "ProtocolException: Invalid content length", false),
                Arguments.of(chunked + "s3cr3t\r\n", "MalformedChunkCodingException: Bad chunk header", false),
                Arguments.of(
                        chunked + "9\r\ns3cr3t", "TruncatedChunkException: Truncated chunk (expected size: 9", true),
                Arguments.of(
                        ok + "Content-Length: 9\r\n\r\ns3cr3t", "ConnectionClosedException: Premature end of", true));
    }

    /** In the words of who could not read it, but not in those of the answer: they may be a token. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void tellsWhyAnAnswerCannotBeRead(String answer, String why, boolean causeKept) throws Exception {
        RelativityException e = failure(answer);
        assertThat(e)
                .isInstanceOf(RelativityUnavailableException.class)
                .hasMessageStartingWith("set/read: " + why)
                .hasMessageNotContaining("s3cr3t");
        assertThat(e.getAttempts()).as("the next answer may be better").isEqualTo(3);
        assertThat(getStackTrace(e)).doesNotContain("s3cr3t").contains(why.substring(0, why.indexOf(':')));
        assertThat(e.getCause().getMessage().contains(why.substring(why.indexOf(':') + 2)))
                .isEqualTo(causeKept);
    }

    /** It is a part of connecting: nothing has been sent that an answer could be awaited of. */
    @Test
    @Timeout(60)
    void aTlsHandshakeIsGivenUpAfterConnectTimeout() throws Exception {
        relativity.configuration().setConnectTimeout(Duration.ofMillis(50));
        relativity.configuration().setResponseTimeout(Duration.ofHours(1));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            relativity.configuration().setInstanceUrl("https://127.0.0.1:" + silent.getLocalPort());
            assertThat(send("job/run"))
                    .isExactlyInstanceOf(RelativityNotSentException.class)
                    .hasMessageContaining("Timeout")
                    .hasMessageNotContaining("no complete answer within");
        }
    }

    private RelativityException failure(String answer) throws Exception {
        try (RawServer server = new RawServer(request -> answer).closing()) {
            relativity.configuration().setInstanceUrl(server.url());
            return send("set/read");
        }
    }

    private RelativityException send(String operation) throws Exception {
        return (RelativityException) relativity
                .send("relativity-imaging:" + operation + "?workspaceId=7&imagingSetId=5", null, Map.of())
                .getException();
    }
}

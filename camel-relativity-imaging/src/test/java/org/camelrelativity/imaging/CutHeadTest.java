package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.RawServer;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that is closed within an answer's head: whatever its lines said, it is no answer. */
class CutHeadTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    /** Each head without its end, at every place. */
    static Stream<String> cutHeads() {
        return Stream.of(
                        "HTTP/1.1 204 No Content\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 404 Not Found\r\n\r\n",
                        "HTTP/1.1 429 Slow\r\nRetry-After: 1\r\n\r\n",
                        "HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer\r\n\r\n",
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 No\r\n\r\n")
                .flatMap(head -> IntStream.range(0, head.length() - 1).mapToObj(end -> head.substring(0, end)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("cutHeads")
    void isNoAnswer(String cut) throws Exception {
        try (RawServer server = new RawServer(request -> cut).closing()) {
            relativity.configuration().setInstanceUrl(server.url());

            RelativityException run = failure("job/run");
            assertThat(run).isInstanceOf(RelativityOutcomeUnknownException.class);
            assertThat(run.getAttempts()).isEqualTo(1);
            assertThat(server.arrived("RunImagingSetAsync")).hasSize(1);

            RelativityException delete = failure("set/delete");
            assertThat(delete).isInstanceOf(RelativityUnavailableException.class);
            assertThat(delete.getAttempts()).isEqualTo(3);
        }
    }

    private RelativityException failure(String operation) throws Exception {
        return (RelativityException) relativity
                .send("relativity-imaging:" + operation + "?workspaceId=7&imagingSetId=5", null, Map.of())
                .getException();
    }
}

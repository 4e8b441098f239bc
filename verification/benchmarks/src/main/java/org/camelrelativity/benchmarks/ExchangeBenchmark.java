package org.camelrelativity.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.ResponseBody;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Our part of a call: everything but HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExchangeBenchmark {

    /** What is called; names of {@link Workload}. */
    @Param("RUN_SET")
    public String workload;

    /** What is given; names of {@link BodyForm}. */
    @Param({"RECORD", "MAP", "JSON"})
    public String form;

    private final CamelContext context = new DefaultCamelContext();
    private Endpoint endpoint;
    private Producer producer;
    private Object body;
    private Map<String, Object> map;
    private byte[] answer;
    private AnswersAtOnce connection;

    private final ObjectMapper json = new ObjectMapper();

    /** Sends the first call; for those that follow it has the answer's bytes already. */
    private static final class AnswersAtOnce extends RelativityConnection {

        private final byte[] bytes;
        private Call firstCall;
        private Outcome.Done first;

        AnswersAtOnce(RelativityConfiguration configuration, byte[] bytes) {
            super(configuration);
            this.bytes = bytes;
        }

        @Override
        public Outcome call(Call call) {
            if (first == null) {
                firstCall = call;
                first = (Outcome.Done) super.call(call);
                return first;
            }
            return decode(call, call.operation().answer());
        }

        private <A> Outcome decode(Call call, Answer<A> expected) {
            try {
                A answer = expected.reader()
                        .read(
                                call.request(),
                                new ResponseBody(bytes, call.wire().answerEnvelope()));
                Verdict verdict = expected.verdict().apply(call.request(), answer);
                RelativityJobReport jobs = verdict instanceof Verdict.PerJob perJob ? perJob.report() : null;
                return new Outcome.Done(answer, first.ids(), first.status(), first.attempts(), jobs);
            } catch (UnreadableAnswerException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Makes a producer and its first call.
     *
     * @throws Exception if it can't
     */
    @Setup
    public void setUp() throws Exception {
        Workload asked = Workload.valueOf(workload);
        answer = asked.answer().getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl("http://127.0.0.1:" + server.getAddress().getPort());
        configuration.setAccessToken(CamelCalls.TOKEN);
        connection = new AnswersAtOnce(configuration, answer);
        context.getRegistry().bind("at-once", connection);
        context.start();
        endpoint = context.getEndpoint(asked.uri() + "?connection=#at-once");
        producer = endpoint.createProducer();
        producer.start();
        body = asked.body(BodyForm.valueOf(form));
        map = asked.map();
        exchange();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** Ends it. */
    @TearDown
    public void tearDown() {
        context.stop();
    }

    /**
     * Bind, encode, decode, judge, answer.
     *
     * @return the exchange
     * @throws Exception if it fails
     */
    @Benchmark
    public Exchange exchange() throws Exception {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(body);
        producer.process(exchange);
        return exchange;
    }

    /**
     * Decode and judge alone.
     *
     * @return the outcome
     */
    @Benchmark
    public Object decode() {
        return connection.decode(
                connection.firstCall, connection.firstCall.operation().answer());
    }

    /**
     * What plain Jackson needs for the same: a Map to bytes, and bytes to a Map.
     *
     * @return both
     * @throws IOException if it fails
     */
    @Benchmark
    public Object[] plainJackson() throws IOException {
        return new Object[] {json.writeValueAsBytes(map), json.readValue(answer, Map.class)};
    }
}

package org.camelrelativity.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.imaging.RelativityImagingComponent;
import org.camelrelativity.imaging.model.ImagingJob;
import org.camelrelativity.production.RelativityProductionComponent;
import org.camelrelativity.production.model.ProductionJobRef;

/** Heap and time while something grows. */
final class GrowthCurves {

    static final String REFERENCES = "references of one mass retry, as records";
    static final String JSON_REFERENCES = "references of one mass retry, as a JSON string";
    static final String ENDPOINTS = "endpoints of one component";
    static final String HTTP_ENDPOINTS = "endpoints of Camel http";
    static final String WORKSPACES = "workspaces of one endpoint";

    /** Of one request; more are sent in several. */
    private static final int CHUNK = 100_000;

    private static final int SAMPLES_OF_HEAP = 30;
    private static final int REPETITIONS = 5;
    private static final int CALLS = 2_000;
    private static final int WARM_UP = 20;

    /** Of a thousand references: what longer ones are held against must be of code that is compiled, too. */
    private static final int WARM_UP_REFERENCES = 300;

    /** More would be more connections, each in a pool of its own, than a process may have. */
    private static final int MOST_HTTP_ENDPOINTS = 1_000;

    private final Extent extent;
    private final String ports;
    private final List<Results.Growth> results = new ArrayList<>();

    private GrowthCurves(Extent extent, String ports) {
        this.extent = extent;
        this.ports = ports;
    }

    /**
     * Measures and writes what came out.
     *
     * @param args extent, ports, file
     * @throws Exception if it can't
     */
    public static void main(String[] args) throws Exception {
        GrowthCurves curves = new GrowthCurves(Extent.named(args[0]), args[1]);
        curves.references();
        curves.endpoints();
        curves.httpEndpoints();
        curves.workspaces();
        Results.write(Path.of(args[2]), curves.results);
    }

    private void references() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RelativityProductionComponent production =
                    context.getComponent("relativity-production", RelativityProductionComponent.class);
            production.getConfiguration().setInstanceUrl(ServerProcess.url(ports, FixedAnswerServer.GROWING));
            production.getConfiguration().setAccessToken(CamelCalls.TOKEN);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            Endpoint endpoint = context.getEndpoint(Workload.MASS_RETRY_URI + "?chunkSize=" + CHUNK);
            warmUp(template, endpoint);
            for (int size : extent.references()) {
                List<ProductionJobRef> references = Workload.references(size);
                byte[] json = json(references);
                results.add(references(REFERENCES, size, template, endpoint, references, json.length));
                if (json.length < 16 << 20) { // a body of text is not larger
                    String text = new String(json, StandardCharsets.UTF_8);
                    results.add(references(JSON_REFERENCES, size, template, endpoint, text, json.length));
                }
            }
        }
    }

    /** Or the first points would be of code not yet compiled. */
    private void warmUp(ProducerTemplate template, Endpoint endpoint) throws Exception {
        List<ProductionJobRef> references = Workload.references(1_000);
        String text = new String(json(references), StandardCharsets.UTF_8);
        int calls = extent == Extent.FULL ? WARM_UP_REFERENCES : 1;
        for (int i = 0; i < calls; i++) {
            template.requestBody(endpoint, references);
            template.requestBody(endpoint, text);
        }
    }

    private static byte[] json(List<ProductionJobRef> references) throws Exception {
        return new ObjectMapper()
                .writeValueAsBytes(references.stream()
                        .map(reference -> Map.of(
                                "WorkspaceID", reference.workspaceId(), "ProductionID", reference.productionId()))
                        .toList());
    }

    private Results.Growth references(
            String curve, int size, ProducerTemplate template, Endpoint endpoint, Object body, long json)
            throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            long begin = System.nanoTime();
            template.requestBody(endpoint, body);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        double median = Sample.median(millis, Double::doubleValue);
        Duration interval = Duration.ofNanos(Math.round(median * 1e6 / SAMPLES_OF_HEAP) + 1);
        long peak = Heap.peakDuring(() -> template.requestBody(endpoint, body), interval);
        return new Results.Growth(curve, size, median, peak, json, 0, 0);
    }

    private void endpoints() throws Exception {
        for (int size : withOneMore(extent.endpoints())) {
            AtomicLong tokens = new AtomicLong();
            try (DefaultCamelContext context = contextForMany(size)) {
                RelativityImagingComponent imaging = imaging(context);
                imaging.getConfiguration().setAccessToken(null);
                imaging.getConfiguration().setTokenSource(() -> {
                    tokens.incrementAndGet();
                    return RelativityToken.of(CamelCalls.TOKEN);
                });
                context.start();
                call(context.getEndpoint("relativity-imaging:job/run?imagingSetId=1&qcEnabled=true")
                        .createProducer());
                grow(ENDPOINTS, size, context, "relativity-imaging:job/run?imagingSetId=", tokens);
            }
        }
    }

    /** The first is not measured: classes are loaded by it. */
    private static List<Integer> withOneMore(List<Integer> sizes) {
        return Stream.concat(Stream.of(0), sizes.stream()).toList();
    }

    /** The same with a URI for each: every one has a client and a pool of its own. */
    private void httpEndpoints() throws Exception {
        for (int size : withOneMore(extent.endpoints())) {
            if (size > MOST_HTTP_ENDPOINTS) {
                continue;
            }
            try (DefaultCamelContext context = contextForMany(size)) {
                context.getComponent("http", HttpComponent.class);
                context.start();
                String url = ServerProcess.url(ports, Workload.RUN_SET.name()) + Workload.RUN_SET.path();
                call(context.getEndpoint(url + "?httpMethod=POST").createProducer());
                grow(HTTP_ENDPOINTS, size, context, url + "?httpMethod=POST&imagingSetId=", new AtomicLong());
            }
        }
    }

    private static DefaultCamelContext contextForMany(int endpoints) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getGlobalOptions().put(Exchange.MAXIMUM_ENDPOINT_CACHE_SIZE, Integer.toString(2 * endpoints + 1_000));
        return context;
    }

    private void grow(String curve, int size, CamelContext context, String uri, AtomicLong tokens) throws Exception {
        long connections = ServerProcess.connections(ports);
        long heap = Heap.live();
        long begin = System.nanoTime();
        List<Producer> producers = new ArrayList<>(size);
        int made = size == 0 ? WARM_UP : size;
        for (int i = 1; i <= made; i++) {
            Producer producer = context.getEndpoint(uri + i).createProducer();
            call(producer);
            producers.add(producer);
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        long grown = Heap.live() - heap;
        if (size > 0) {
            results.add(new Results.Growth(
                    curve, size, millis, grown, 0, ServerProcess.connections(ports) - connections, tokens.get()));
        }
        for (Producer producer : producers) {
            producer.stop();
        }
    }

    private static void call(Producer producer) throws Exception {
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody(null);
        exchange.getMessage().setHeader(RelativityConstants.WORKSPACE_ID, Workload.WORKSPACE);
        producer.process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    private void workspaces() throws Exception {
        for (int size : extent.workspaces()) {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                imaging(context);
                context.start();
                ProducerTemplate template = context.createProducerTemplate();
                Endpoint endpoint = context.getEndpoint("relativity-imaging:job/run");
                long connections = ServerProcess.connections(ports);
                template.requestBody(endpoint, new ImagingJob(Workload.WORKSPACE, 1, null));
                long heap = Heap.live();
                long begin = System.nanoTime();
                for (int i = 0; i < CALLS; i++) {
                    template.requestBody(endpoint, new ImagingJob(Workload.WORKSPACE + i % size, 1, null));
                }
                double millis = (System.nanoTime() - begin) / 1e6 / CALLS;
                long grown = Heap.live() - heap;
                results.add(new Results.Growth(
                        WORKSPACES, size, millis, grown, 0, ServerProcess.connections(ports) - connections, 0));
            }
        }
    }

    private RelativityImagingComponent imaging(CamelContext context) {
        RelativityImagingComponent imaging =
                context.getComponent("relativity-imaging", RelativityImagingComponent.class);
        RelativityConfiguration configuration = imaging.getConfiguration();
        configuration.setInstanceUrl(ServerProcess.url(ports, Workload.RUN_SET.name()));
        configuration.setAccessToken(CamelCalls.TOKEN);
        return imaging;
    }
}

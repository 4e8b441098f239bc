package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.MassRetryResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camel looks for an onException clause at the deepest cause first: ours must not invite it to repeat a done job. */
class RedeliveryTest {

    private static final String RETRY = "relativity-production:job/mass-retry";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    private static final String FIRST_DONE = "{\"RetryJobResults\":[{\"JobID\":1,\"RetrySuccessfullySent\":true}]}";

    private void route(String uri) throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(RelativityNotSentException.class, RelativityRefusedException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0);
                onException(SocketException.class, IOException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0);
                onException(RelativityPartialFailureException.class, RelativityOutcomeUnknownException.class)
                        .handled(true)
                        .setHeader("caught", simple("${exception.class.simpleName}"));
                from("direct:start").to(uri);
            }
        });
    }

    private Exchange send(Object body) {
        return relativity.context().createProducerTemplate().request("direct:start", exchange -> exchange.getMessage()
                .setBody(body));
    }

    @Test
    void whatStoppedAPartOfAListIsNotRedeliveredAsAWhole() throws Exception {
        for (int status : new int[] {429, 403}) {
            relativity.server().resetAll();
            relativity.answer(okJson(FIRST_DONE));
            relativity
                    .server()
                    .stubFor(post(anyUrl())
                            .withRequestBody(containing("\"JobID\":2"))
                            .willReturn(aResponse().withStatus(status)));
            if (relativity.context().getRoutes().isEmpty()) {
                route(RETRY + "?chunkSize=1");
            }
            Exchange exchange = send(List.of(1, 2));
            assertThat(exchange.getMessage().getHeader("caught")).isEqualTo("RelativityPartialFailureException");
            assertThat(relativity.requests()).hasSize(2);
        }
    }

    @Test
    void aBrokenConnectionIsNotRedelivered() throws Exception {
        relativity.server().stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        route(RETRY);
        Exchange exchange = send(List.of(1));
        assertThat(exchange.getMessage().getHeader("caught")).isEqualTo("RelativityOutcomeUnknownException");
        assertThat(relativity.requests()).hasSize(1);
        Throwable unknown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        assertThat(unknown).hasNoCause();
        assertThat(unknown.getSuppressed()).isNotEmpty();
    }

    /** As many routes have it: whatever goes wrong is tried again. */
    @Test
    void anErrorHandlerThatRepeatsEverythingRepeatsNeitherUnknownNorPartial() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
                from("direct:start").to(RETRY);
            }
        });
        relativity.server().stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(send(List.of(1)).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(relativity.requests()).hasSize(1);
        relativity.server().resetAll();
        relativity.answer(okJson(FIRST_DONE.replace("}]", "},{\"JobID\":2,\"RetrySuccessfullySent\":false}]")));
        assertThat(send(List.of(1, 2)).getException()).isInstanceOf(RelativityPartialFailureException.class);
        assertThat(relativity.requests()).hasSize(1);
        relativity.server().resetAll();
        relativity.answer(aResponse().withStatus(429));
        assertThat(send(List.of(1)).getException()).isInstanceOf(RelativityNotSentException.class);
        assertThat(relativity.requests()).hasSize(4);
    }

    /** Who has looked may fire again, in the same exchange. */
    @Test
    void aRouteThatDecidesToMayFireAgain() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
                onException(RelativityOutcomeUnknownException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0)
                        .handled(true)
                        .to("direct:looked");
                from("direct:start").to(RETRY);
                from("direct:looked").errorHandler(noErrorHandler()).to(RETRY + "?fireAgain=true");
            }
        });
        relativity.answer(okJson(FIRST_DONE));
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .inScenario("lost")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("found")
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        Exchange exchange = send(List.of(1));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(MassRetryResult.class);
        assertThat(relativity.requests()).hasSize(2);
    }

    @Test
    void anUnreadableAnswerIsNotRedelivered() throws Exception {
        relativity.answer(okJson("{\"RetryJobResults\":[{"));
        route(RETRY);
        assertThat(send(List.of(1)).getMessage().getHeader("caught")).isEqualTo("RelativityOutcomeUnknownException");
        assertThat(relativity.requests()).hasSize(1);
    }

    /** An earlier step's counts must not stand beside another step's failure. */
    @Test
    void countsAreThoseOfTheLastStep() throws Exception {
        relativity.answer(okJson(FIRST_DONE));
        Exchange exchange =
                relativity.send(RETRY, null, Map.of("CamelRelativityJobsRequested", 5, "CamelRelativityAttempts", 3));
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }

    @Test
    void aSerialisedFailureDoesNotPretendThatNothingFailed() throws Exception {
        relativity.answer(okJson(FIRST_DONE.replace("}]", "},{\"JobID\":2,\"RetrySuccessfullySent\":false}]")));
        Exception partial = relativity.send(RETRY, List.of(1, 2), Map.of()).getException();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(partial);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            RelativityPartialFailureException read = (RelativityPartialFailureException) in.readObject();
            assertThat(read).hasMessage(partial.getMessage());
            assertThatThrownBy(read::getFailed).isInstanceOf(IllegalStateException.class);
        }
    }
}

package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The imaging of a document with an idempotency key is proven by what the document has since. */
class ImageDocumentKeyTest {

    private static final SandboxOperation IMAGE = SandboxOperation.IMAGE_DOCUMENT;

    private Redelivered routes;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        Ledgers ledgers =
                new Ledgers(Ledgers.inMemory(), routes.world().timing().clock());
        routes.world().context().getRegistry().bind("ledger", ledgers.of("worker-1"));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private Exchange image(String apiVersion, int document) {
        String uri = routes.imaging("job/image-document") + "&idempotencyKey=row-1&ledger=#ledger&apiVersion="
                + apiVersion + "&profileId=" + routes.world().workspace().defaultImagingProfile();
        return routes.world().context().createProducerTemplate().send(uri, exchange -> exchange.getMessage()
                .setBody(Map.of("documentId", document)));
    }

    private int document(boolean failing) {
        return failing
                ? routes.world().workspace().documents().addFailing(1)
                : routes.world().workspace().documents().add();
    }

    @ParameterizedTest
    @CsvSource({"legacy,false", "v1,false", "legacy,true", "v1,true"})
    void imagesOrAnErrorThatWereNotThereProveIt(String apiVersion, boolean failing) {
        int document = document(failing);
        routes.loseAnswers(IMAGE, 1);
        assertThat(image(apiVersion, document).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        Exchange later = image(apiVersion, document);
        assertThat(later.getException()).isNull();
        assertThat(later.getMessage().getHeader(RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(routes.arrived(IMAGE)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void whatWasNotExecutedStaysInDoubt(String apiVersion) {
        int document = document(false);
        routes.world().sandbox().faults().next(IMAGE, SandboxFault.resetBeforeEffect());
        for (int message = 0; message < 2; message++) {
            assertThat(image(apiVersion, document).getException())
                    .isInstanceOf(RelativityOutcomeUnknownException.class)
                    .hasMessageContaining("document/status");
        }
        assertThat(routes.arrived(IMAGE)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void imagesThatWereThereBeforeProveNothing(String apiVersion) {
        int document = document(false);
        routes.world()
                .ask(
                        routes.imaging("job/image-document"),
                        Map.of(
                                "documentId",
                                document,
                                "profileId",
                                routes.world().workspace().defaultImagingProfile()),
                        Object.class);
        routes.loseAnswers(IMAGE, 1);
        for (int message = 0; message < 2; message++) {
            assertThat(image(apiVersion, document).getException())
                    .isInstanceOf(RelativityOutcomeUnknownException.class);
        }
        assertThat(routes.arrived(IMAGE)).isEqualTo(2);
    }
}

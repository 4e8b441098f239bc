package org.camelrelativity.examples.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import org.camelrelativity.sandbox.RelativitySandbox;

/** Lays over the sandbox what a server shows for a while after a run: the set as it was before. */
final class StaleRead {

    private static final String READ_SET = ".*/Imaging(%20| )Set(%20| )Service/ReadAsync";

    private final RelativitySandbox sandbox;
    private final StubMapping stub;

    private StaleRead(RelativitySandbox sandbox, StubMapping stub) {
        this.sandbox = sandbox;
        this.stub = stub;
    }

    static StaleRead of(RelativitySandbox sandbox, int workspace, int imagingSet) {
        String status = sandbox.workspace(workspace).imagingSet(imagingSet).status();
        String body = """
                {"ArtifactID": %d, "Name": "Stale", "DataSource": 1, "ImagingProfile": {"ArtifactID": 1},
                 "Status": {"Status": "%s"}}""".formatted(imagingSet, status);
        return new StaleRead(
                sandbox,
                sandbox.wireMock()
                        .stubFor(post(urlPathMatching(READ_SET))
                                .willReturn(aResponse()
                                        .withHeader("Content-Type", "application/json")
                                        .withBody(body))));
    }

    void awaitReads(int count) {
        int before = reads();
        await().until(() -> reads() >= before + count);
    }

    void end() {
        sandbox.wireMock().removeStub(stub);
    }

    private int reads() {
        return sandbox.wireMock()
                .findAll(WireMock.postRequestedFor(urlPathMatching(READ_SET)))
                .size();
    }
}

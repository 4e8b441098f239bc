package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.TestClient.PRODUCTIONS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The listing of the production queue, which only RelativityOne documents. */
class ProductionQueueListingTest {
    private static final String LIST = PRODUCTIONS + "production-jobs/get-all";
    private static final Duration TEN = Duration.ofSeconds(10);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder -> builder.clock(clock)
            .productionQueueListing(true)
            .timing(new SandboxTiming(TEN, TEN, Duration.ofSeconds(1), TEN, TEN, TEN, TEN)));

    @Test
    void listsWhatIsInTheQueueInTheOrderOfWork() throws Exception {
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace(1018);
        int errored = workspace.addErroredProduction("Vol001");
        int running = workspace.addProduction("Vol002", 5);
        workspace.addProduction("never ran", 5);
        workspace.runProduction(running);

        HttpResponse<String> answer = client().get(LIST);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(("[{'QueueID':%d,'WorkspaceID':1018,'WorkspaceName':'Workspace 1018','ProductionID':%d,"
                                + "'ProductionName':'Vol001','JobTypeID':1,'JobTypeName':'Produce','StatusID':8,"
                                + "'Status':'Error','BrandingStatus':'','Priority':100,"
                                + "'SubmittedDate':'2026-01-01T00:00:00.000','SubmittedBy':9,"
                                + "'SubmittedByName':'Admin, Relativity','ImagesRemaining':1},"
                                + "{'QueueID':%d,'WorkspaceID':1018,'WorkspaceName':'Workspace 1018','ProductionID':%d,"
                                + "'ProductionName':'Vol002','JobTypeID':1,'JobTypeName':'Produce','StatusID':19,"
                                + "'Status':'Queued for Production','BrandingStatus':'','Priority':100,"
                                + "'SubmittedDate':'2026-01-01T00:00:00.000','SubmittedBy':9,"
                                + "'SubmittedByName':'Admin, Relativity','ImagesRemaining':5}]")
                        .replace('\'', '"')
                        .formatted(
                                workspace.production(errored).jobId(),
                                errored,
                                workspace.production(running).jobId(),
                                running));
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.LIST_PRODUCTION_QUEUE))
                .isOne();
    }

    @Test
    void aJobLeavesTheListWhenItHasEnded() throws Exception {
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace();
        workspace.runProduction(workspace.addProduction("Vol001", 10));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            JsonNode list = client().json("GET", LIST, "");
            list.forEach(item -> seen.add(item.get("Status").asText() + " "
                    + item.get("ImagesRemaining").asInt()));
            assertThat(list).hasSize(i < 4 ? 1 : 0);
            clock.advance(TEN);
        }
        assertThat(seen)
                .containsExactly(
                        "Queued for Production 10",
                        "Producing 10",
                        "Creating and Applying Bates Numbers 10",
                        "Branding 10");
    }

    @Test
    void mostServersLackIt() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            HttpResponse<String> answer = new TestClient(sandbox).get(LIST);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).startsWith("<!DOCTYPE html>");
        }
    }

    private TestClient client() {
        return new TestClient(relativity.sandbox());
    }
}

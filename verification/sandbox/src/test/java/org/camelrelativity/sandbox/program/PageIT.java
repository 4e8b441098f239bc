package org.camelrelativity.sandbox.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.StaleElementReferenceException;

/** The sandbox's page in a browser. It leaves pictures in target/screenshots. */
@Tag("heavy")
class PageIT {
    private static final int REVIEW = 1017371;
    private static final int FIRST = 1039603;
    private static final int DAMAGED = 1039604;
    private static final String JOBS =
            "/Relativity.REST/api/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging%20Job%20Service/";

    private static Browser browser;

    private RelativitySandbox sandbox;
    private SandboxWorkspace review;

    @BeforeAll
    static void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        sandbox = RelativitySandbox.start();
        review = sandbox.addWorkspace(REVIEW);
        review.addImagingSet(FIRST, "First review", review.addSavedSearch(500, 0));
        review.addImagingSet(DAMAGED, "Damaged files", review.addSavedSearch(200, 8));
        review.addProduction("Volume 1", 120);
        review.runProduction(review.addProduction("Volume 2", 80));
        review.addErroredProduction("Volume 3");
        browser.open(sandbox.instanceUrl() + "/");
        eventually().until(() -> browser.count("#sets tr") == 2);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** Rows are replaced while somebody looks. */
    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30)).ignoreException(StaleElementReferenceException.class);
    }

    private HttpResponse<String> run(int set) throws IOException, InterruptedException {
        return send(
                JOBS + "RunImagingSetAsync",
                "{\"imagingJob\":{\"imagingSetId\":%d,\"workspaceId\":%d}}".formatted(set, REVIEW));
    }

    private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.instanceUrl() + path))
                .header("X-CSRF-Header", "-")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + sandbox.accessToken())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void showsProgressWithoutAReload() throws Exception {
        browser.evaluate("window.same = true");
        run(DAMAGED);
        run(FIRST);

        eventually().until(() -> browser.text("#sets tr:nth-child(1)").contains("Imaging"));
        eventually().until(() -> browser.text("#productions").contains("Branding"));
        eventually().until(() -> browser.text("#sets tr:nth-child(2)").contains("Completed with errors"));
        eventually().until(() -> browser.text("#sets tr:nth-child(2)").contains("192 of 200, 8 in error"));
        eventually().until(() -> browser.text("#sets tr:nth-child(1)").contains("Completed"));

        assertThat(browser.evaluate("window.same")).isEqualTo(true);
        assertThat(browser.text("#workspaces")).contains(Integer.toString(REVIEW));
        assertThat(browser.text("#queue")).contains("Volume 3").doesNotContain("Volume 1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theClockGoesAsItsButtonsSay() throws Exception {
        browser.press("Stop");
        eventually().until(() -> "true".equals(browser.attribute("#speeds button[value='0']", "aria-pressed")));
        String stopped = browser.text("#clock");
        run(FIRST);
        eventually().until(() -> browser.text("#sets tr:nth-child(1)").contains("Staging"));
        assertThat(browser.text("#clock")).isEqualTo(stopped);

        browser.press("1000×");

        eventually().until(() -> browser.text("#sets tr:nth-child(1)").contains("500 of 500"));
        assertThat(browser.attribute("#speeds button[value='0']", "aria-pressed"))
                .isEqualTo("false");
    }

    @Test
    void losesTheNextAnswer() throws Exception {
        run(DAMAGED);
        eventually().until(() -> browser.text("#sets tr:nth-child(2)").contains("Imaging"));
        browser.press("job/run");
        eventually().until(() -> browser.text("#planned").equals("Planned: 1 for run imaging set"));

        assertThatThrownBy(() -> run(FIRST)).isInstanceOf(IOException.class);

        eventually().until(() -> browser.count("#requests tr.unseen") == 1);
        browser.press("job/retry-errors");
        eventually().until(() -> browser.text("#planned").equals("Planned: 1 for retry errors"));
        eventually().until(() -> browser.text("#sets tr:nth-child(1)").contains("Imaging"));
        browser.picture("page");
        assertThat(browser.text("#requests tr.unseen")).contains("run imaging set", "lost");
        assertThat(browser.text("#operations")).contains("run imaging set 2 2 2");
        assertThat(review.imagingSet(FIRST).runs()).isOne();
    }

    @Test
    void plansOtherFaultsAndForgetsThem() throws Exception {
        browser.choose("#operation", "read version");
        browser.choose("#fault", "answer 503");
        browser.press("Plan it");
        eventually().until(() -> browser.text("#planned").equals("Planned: 1 for read version"));

        browser.press("Forget all faults");

        eventually().until(() -> browser.text("#planned").equals("Nothing is planned."));
    }

    /** Names come from whoever talks to the sandbox. */
    @Test
    void showsNamesAsTextWhateverTheyAre() throws Exception {
        String name = "</td></script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>&amp;";
        review.addImagingSet(name, review.addSavedSearch(1, 0));
        review.runProduction(review.addProduction(name, 1));
        send("/x/%3Cscript%3Ewindow.hacked=1%3C/script%3E?" + "y".repeat(500), "{}");

        eventually().until(() -> browser.text("#sets").contains(name));
        eventually().until(() -> browser.text("#productions").contains(name));
        eventually().until(() -> browser.text("#queue").contains(name));
        eventually().until(() -> browser.text("#requests").contains("%3Cscript%3E"));

        browser.picture("hostile-names");
        assertThat(browser.evaluate("window.hacked")).isNull();
        assertThat(browser.count("img")).isZero();
        assertThat(browser.count("script")).isOne();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void readsNothingFromElsewhereAndIsNotInTheJournal() {
        assertThat(
                        browser.evaluate(
                                "performance.getEntriesByType('resource').filter(r => !r.name.startsWith(location.origin)).length"))
                .isEqualTo(0L);
        assertThat(sandbox.journal().arrived()).isZero();
        assertThat(sandbox.journal().arrived(SandboxOperation.READ_VERSION)).isZero();
    }

    @Test
    void saysWhenTheSandboxIsGone() throws Exception {
        assertThat(browser.visible("#lost")).isFalse();

        sandbox.close();

        eventually().until(() -> browser.visible("#lost"));
        browser.picture("gone");
        browser.complaints(); // so that the next test does not find those of the lost connection
    }

    @Test
    void fitsANarrowScreenInDarkColours() throws Exception {
        run(DAMAGED);
        eventually().until(() -> browser.text("#sets tr:nth-child(2)").contains("Imaging"));
        try {
            browser.resize(500, 1800);
            browser.colours("dark");
            assertThat((Boolean) browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isTrue();
            browser.picture("narrow");
        } finally {
            browser.colours("light");
            browser.resize(1280, 900);
        }
    }
}

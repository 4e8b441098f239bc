package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary, as it reaches a mail server. */
class MailTest {

    private static final int LONGEST_MILLISECONDS = 30_000;

    @TempDir
    private Path directory;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestNight night;
    private int set;

    @BeforeEach
    void startServers() {
        server.start();
        sandbox = RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
        workspace = sandbox.addWorkspace();
        set = workspace.addImagingSet("Übersicht", workspace.addSavedSearch(10, 0));
        night = new TestNight(directory, sandbox)
                .lists(workspace, set)
                .mails("smtp:127.0.0.1:" + server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        night.close();
        sandbox.close();
        server.stop();
    }

    @Test
    void summaryIsMailed() throws Exception {
        List<String> summary = night.start().summary();

        MimeMessage mail = mail();
        assertThat(mail.getSubject()).isEqualTo("Nightly imaging: 1 released");
        assertThat(mail.getContent().toString().lines())
                .containsExactlyElementsOf(summary)
                .last()
                .asString()
                .startsWith("released: Übersicht (");
        assertThat(mail.getFrom()[0]).hasToString("nightly@example.com");
        assertThat(mail.getAllRecipients()[0]).hasToString("review@example.com");
    }

    /** The timer has headers of its own. */
    @Test
    void nothingElseIsMailed() throws Exception {
        night.set("nightly.cron", "* * * * * ?").start();

        assertThat(Collections.list(mail().getAllHeaders()))
                .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
                .containsOnly(
                        "return-path",
                        "received",
                        "date",
                        "from",
                        "to",
                        "message-id",
                        "subject",
                        "mime-version",
                        "content-type",
                        "content-transfer-encoding");
    }

    @Test
    void refusedListIsMailed() throws Exception {
        night.lists("").start().summary();

        assertThat(mail().getSubject()).startsWith("Nightly imaging: nothing was run.");
    }

    @Test
    void logsInWithThePasswordThatIsGiven() throws Exception {
        server.setUser("review@example.com", "nightly", "p&s+w%rd");
        server.getManagers().getUserManager().setAuthRequired(true);
        night.set("nightly.mail-username", "nightly").set("nightly.mail-password", "p&s+w%rd");

        night.start().summary();

        assertThat(GreenMailUtil.getBody(mail())).isNotEmpty();
    }

    @Test
    void mailServerThatIsAwayHarmsNobody() throws Exception {
        server.stop();

        assertThat(night.start().summary()).first().isEqualTo("Nightly imaging: 1 released");
    }

    private MimeMessage mail() {
        assertThat(server.waitForIncomingEmail(LONGEST_MILLISECONDS, 1)).isTrue();
        return server.getReceivedMessages()[0];
    }
}

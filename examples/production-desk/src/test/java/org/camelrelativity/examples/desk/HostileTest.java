package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camelrelativity.examples.desk.TestBroker.Ended;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jms.core.MessageCreator;

/** Messages that nobody should send: each is rejected at its first delivery, and nothing reaches Relativity. */
@Tag("heavy")
class HostileTest {

    private static final int WORKSPACE = 1017371;

    @TempDir
    private static Path folder;

    private static RelativitySandbox sandbox;
    private static SandboxWorkspace workspace;
    private static TestBroker broker;
    private static TestDesk desk;

    private int before;

    @BeforeAll
    static void start() throws Exception {
        sandbox = RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        broker = TestBroker.start(folder.resolve("broker"));
        desk = new TestDesk(sandbox, broker, folder);
    }

    @AfterAll
    static void stop() {
        desk.close();
        broker.close();
        sandbox.close();
    }

    @BeforeEach
    void count() {
        sandbox.journal().clear();
        before = broker.all().size();
    }

    @AfterEach
    void nothingIsLeft() {
        broker.assertNothingIsUnderWay();
        assertThat(desk.leftToBroker()).isEmpty();
    }

    static List<String> texts() {
        return Stream.of("", "retry 7", "{\"command\":\"retry\",\"jobs\":", "[".repeat(90_000), "x".repeat(5_000_000))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void badTextIsRejectedAsItCame(String text) {
        broker.send(text);

        Ended end = rejected();
        assertThat(end.ticket().outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(end.ticket().reason()).containsAnyOf("the text is not JSON", "must be a JSON object");
        assertThat(end.ticket().text()).isEqualTo(text.isEmpty() ? null : text);
        assertThat(end.ticket().id()).startsWith("ID:");
    }

    static List<MessageCreator> messagesWithoutText() {
        return List.of(
                session -> session.createObjectMessage(new Date()),
                session -> {
                    BytesMessage message = session.createBytesMessage();
                    message.writeBytes(new byte[] {(byte) 0xff, 0});
                    return message;
                },
                session -> {
                    MapMessage message = session.createMapMessage();
                    message.setString("command", "retry");
                    return message;
                },
                jakarta.jms.Session::createMessage);
    }

    @ParameterizedTest
    @MethodSource("messagesWithoutText")
    void onlyTextIsRead(MessageCreator message) {
        broker.send(Queues.COMMANDS, message);

        assertThat(rejected().ticket().reason()).contains("a command is a text message");
    }

    @Test
    void headersOfASenderChangeNothing() {
        int production = workspace.addErroredProduction("Errored");
        broker.send(Queues.COMMANDS, session -> {
            TextMessage message = session.createTextMessage(
                    "{\"id\":\"headers\",\"command\":\"retry\",\"jobs\":[{\"workspaceId\":%d,\"productionId\":%d}]}"
                            .formatted(WORKSPACE, production));
            message.setJMSReplyTo(session.createQueue("elsewhere"));
            message.setStringProperty("CamelJmsDestinationName", "elsewhere");
            message.setStringProperty("CamelRelativityWorkspaceId", "1");
            message.setStringProperty("deskKey", "none");
            return message;
        });

        assertThat(broker.awaitEnd("headers").queue()).isEqualTo(Queues.RESULTS);
        assertThat(workspace.production(production).retries()).isEqualTo(1);
    }

    static List<String> noTickets() {
        return List.of(
                "{\"command\":\"retry\",\"jobs\":[1]}",
                "null",
                "{\"id\":\"x\",\"key\":\"x/1\",\"command\":{}}",
                "{\"id\":\"x\",\"command\":{\"id\":\"x\",\"command\":\"retry\"}}",
                "{\"id\":\"x\",\"key\":\"x/1\",\"command\":{\"id\":\"x\",\"command\":\"retry\"},\"jobs\":[3]}");
    }

    @ParameterizedTest
    @MethodSource("noTickets")
    void whatIsNoTicketIsRejectedInTheDesksOwnQueues(String text) {
        for (String queue : List.of(Queues.SECOND_TRY, Queues.IN_DOUBT, Queues.DEAD_LETTERS)) {
            before = broker.all().size();
            broker.send(queue, session -> session.createTextMessage(text));

            Ended end = rejected();
            assertThat(end.ticket().reason()).contains("nothing that the desk has sent");
            assertThat(end.ticket().text()).isEqualTo(text);
        }
    }

    /** Who may only send commands gets no ticket of his own in by letting it expire. */
    @Test
    void forgedTicketAmongTheCommandsIsRejected() throws Exception {
        Ticket forged = Ticket.of(
                new Command("forged", Action.RETRY, List.of(ProductionJobRef.ofJob(1)), null, null, null, null, null));
        String text = forged.toJson();
        broker.sendExpired(session -> {
            TextMessage message = session.createTextMessage(text);
            message.setStringProperty("_AMQ_ORIG_ADDRESS", Queues.SECOND_TRY);
            return message;
        });

        assertThat(rejected().ticket().text()).isEqualTo(text);
    }

    private Ended rejected() {
        await().until(() -> broker.all().size() > before);
        List<Ended> all = broker.all();
        assertThat(all).hasSize(before + 1);
        assertThat(sandbox.journal().arrived()).isZero();
        return all.stream()
                .filter(end -> end.queue().equals(Queues.REJECTED))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}

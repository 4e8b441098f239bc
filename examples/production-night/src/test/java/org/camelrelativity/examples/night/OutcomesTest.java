package org.camelrelativity.examples.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.examples.night.TestNight.Line;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxProduction;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of productions. */
class OutcomesTest {

    @TempDir
    private static Path directory;

    private static RelativitySandbox sandbox;
    private static TestNight night;

    private SandboxWorkspace workspace;
    private String list;

    @BeforeAll
    static void start() {
        sandbox = RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
        night = new TestNight(directory, sandbox).start();
    }

    @AfterAll
    static void stop() {
        night.close();
        sandbox.close();
    }

    @BeforeEach
    void newWorkspace() {
        sandbox.faults().clear();
        sandbox.journal().clear();
        workspace = sandbox.addWorkspace();
        list = workspace.artifactId() + ".yaml";
    }

    @Test
    void producesWhatTheListSays() throws Exception {
        workspace.addSavedSearch("Responsive", 12, 0);
        workspace.addSavedSearch("O'Brien's \\ mail", 3, 0);

        List<Line> report = night.produce(list, entry("Vol 001", "Responsive") + entry("Vol 002", "O'Brien's \\ mail"));

        assertThat(report).extracting(Line::name).containsExactly("Vol 001", "Vol 002");
        assertThat(report).extracting(Line::outcome).containsOnly("produced");
        assertThat(report.get(0).firstBates()).isEqualTo("ABC0000001");
        assertThat(report.get(0).lastBates()).isEqualTo("ABC0000012");
        assertThat(report.get(0).dateProduced()).startsWith("20");
        assertThat(effects(SandboxOperation.CREATE_PRODUCTION)).isEqualTo(2);
        assertThat(effects(SandboxOperation.RUN_PRODUCTION)).isEqualTo(2);
        assertThat(sandbox.journal().unknownFields()).isEmpty();
        assertThat(ledger().inDoubt()).isEmpty();
    }

    /** The restriction finds two of the documents. */
    private void restrict() {
        int search = workspace.addSavedSearch("Responsive", 5, 0);
        int[] restricted = workspace.documents().foundBy(search).stream()
                .mapToInt(Integer::intValue)
                .limit(2)
                .toArray();
        template()
                .requestBodyAndHeader(
                        "relativity-production:production/set-restriction",
                        workspace.addSavedSearchOf(restricted),
                        RelativityConstants.WORKSPACE_ID,
                        workspace.artifactId());
    }

    @Test
    void conflictsMayKeepAProductionFromBeingRun() throws Exception {
        restrict();
        Line line = one(entry("Vol 001", "Responsive", "fail"));
        assertThat(line.outcome()).isEqualTo("not produced");
        assertThat(line.message())
                .isEqualTo("The pre-run check: There are 2 conflicts between the documents in this Production and the"
                        + " Production Restriction.");
        assertThat(effects(SandboxOperation.RUN_PRODUCTION)).isZero();
        assertThat(only().status()).isEqualTo("Staged");
    }

    @Test
    void conflictsMayBeOverridden() throws Exception {
        restrict();
        Line line = one(entry("Vol 001", "Responsive", "override"));
        assertThat(line.outcome()).isEqualTo("produced");
        assertThat(line.lastBates()).isEqualTo("ABC0000005");
    }

    @Test
    void conflictsMayBeRemoved() throws Exception {
        restrict();
        Line line = one(entry("Vol 001", "Responsive", "remove"));
        assertThat(line.outcome()).isEqualTo("produced");
        assertThat(line.lastBates()).isEqualTo("ABC0000003");
    }

    @Test
    void whatThePreRunCheckFindsIsTold() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 0);
        Line line = one(entry("Vol 001", "Responsive").replace("NativesOnly", "ImagesOnly"));
        assertThat(line.outcome()).isEqualTo("not produced");
        assertThat(line.message()).contains("there are documents in the data source that do not have Images");
    }

    @Test
    void anErrorIsRunAgainOnce() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 2);
        assertThat(one(entry("Vol 001", "Responsive")).outcome()).isEqualTo("produced");
        assertThat(effects(SandboxOperation.RERUN_PRODUCTION)).isOne();
    }

    @Test
    void anErrorIsRunAgainOnlyOnce() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 2);
        beforeStaging(SandboxProduction::keepFailing);
        Line line = one(entry("Vol 001", "Responsive"));
        assertThat(line.outcome()).isEqualTo("error");
        assertThat(line.message()).startsWith("Error: There were errors during Branding for Production ");
        assertThat(line.firstBates()).isEmpty();
        assertThat(effects(SandboxOperation.RUN_PRODUCTION)).isOne();
        assertThat(effects(SandboxOperation.RERUN_PRODUCTION)).isOne();
    }

    @Test
    void producedWithErrorsIsTold() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 2);
        beforeStaging(SandboxProduction::tolerateErrors);
        Line line = one(entry("Vol 001", "Responsive"));
        assertThat(line.outcome()).isEqualTo("produced with errors");
        assertThat(line.lastBates()).isEqualTo("ABC0000005");
        assertThat(line.message()).startsWith("There were errors during Branding");
        assertThat(effects(SandboxOperation.RERUN_PRODUCTION)).isZero();
    }

    @Test
    void aStagingErrorIsTold() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 0);
        sandbox.faults()
                .next(SandboxOperation.READ_PRODUCTION_STATUS, SandboxFault.gzip()); // the evidence before the stage
        sandbox.faults()
                .next(
                        SandboxOperation.READ_PRODUCTION_STATUS,
                        SandboxFault.otherAnswer(
                                200,
                                Map.of("Content-Type", "application/json"),
                                "{\"Status\":\"StagingError\",\"JobStatus\":\"Errored\"}"));
        Line line = one(entry("Vol 001", "Responsive"));
        assertThat(line.outcome()).isEqualTo("not produced");
        assertThat(line.message()).startsWith("Staging failed: ");
    }

    @Test
    void aProductionThatWasThereIsProduced() throws Exception {
        int search = workspace.addSavedSearch("Responsive", 5, 0);
        int production = create(search);
        Line line = one(entry("Vol 001", "Responsive"));
        assertThat(line.outcome()).isEqualTo("produced");
        assertThat(workspace.productions()).containsExactly(production);
        assertThat(effects(SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE)).isZero();
    }

    @Test
    void aProductionThatWasProducedBeforeIsNotRunAgain() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 0);
        Line first = one(entry("Vol 001", "Responsive"));
        assertThat(night.produce("another-" + list, entry("Vol 001", "Responsive")))
                .containsExactly(first);
        assertThat(effects(SandboxOperation.STAGE_PRODUCTION)).isOne();
        assertThat(effects(SandboxOperation.RUN_PRODUCTION)).isOne();
    }

    @Test
    void aProductionOfOtherDocumentsIsNotRun() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 0);
        create(workspace.addSavedSearch("Privileged", 5, 0));
        assertNotProduced("There is one of this name that takes documents from 'Source'");
    }

    @Test
    void aProductionOfOtherNumbersIsNotRun() throws Exception {
        create(workspace.addSavedSearch("Responsive", 5, 0));
        Line line = one(entry("Vol 001", "Responsive").replace("ABC", "XYZ"));
        assertThat(line.outcome()).isEqualTo("not produced");
        assertThat(line.message()).isEqualTo("There is one of this name whose batesPrefix is 'ABC'");
    }

    @Test
    void ofSeveralProductionsOfANameNoneIsRun() throws Exception {
        int search = workspace.addSavedSearch("Responsive", 5, 0);
        create(search);
        create(search);
        assertNotProduced("looked for one production named 'Vol 001' and found 2");
    }

    @Test
    void anUnknownSavedSearchIsTold() throws Exception {
        assertNotProduced("looked for one saved search named 'Responsive' and found 0");
        assertThat(workspace.productions()).isEmpty();
    }

    @Test
    void whatRelativityRefusesIsTold() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 0);
        Line line = one(entry("Vol 001", "Responsive").replace("batesPrefix", "prefix"));
        assertThat(line.outcome()).isEqualTo("not produced");
        assertThat(line.message()).contains("prefix");
    }

    @Test
    void aBadEntryDoesNotKeepTheOthersFromBeingProduced() throws Exception {
        workspace.addSavedSearch("Responsive", 5, 0);
        List<Line> report = night.produce(
                list,
                "- {workspaceId: 1, name: '=1+1'}\n"
                        + entry("Vol 001", "Missing")
                        + entry("Vol 002", "Responsive")
                        + entry("Vol 003", "Responsive")
                        + entry("vol 003", "Responsive"));
        assertThat(report)
                .extracting(Line::name, Line::outcome)
                .containsExactly(
                        tuple("'=1+1", "not produced"),
                        tuple("Vol 001", "not produced"),
                        tuple("Vol 002", "produced"),
                        tuple("Vol 003", "not produced"),
                        tuple("vol 003", "not produced"));
        assertThat(report.get(0).message()).isEqualTo("Entry 1: savedSearch is missing");
        assertThat(report.get(4).message()).isEqualTo("This name is in the list 2 times");
    }

    @Test
    void aListThatCantBeReadIsTold() throws Exception {
        assertThat(night.produce(list, "- a: 'b")).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo("not produced");
            assertThat(line.message()).startsWith("The list can't be read: ");
        });
    }

    /** {@return a production that somebody has made} */
    private int create(int search) {
        Map<String, Object> source = Map.of("Name", "Source", "ProductionType", "NativesOnly", "SavedSearch", search);
        Map<String, Object> numbering = Map.of(
                "NumberingType",
                "DocumentLevel",
                "BatesPrefix",
                "ABC",
                "BatesStartNumber",
                1,
                "NumberOfDigitsForDocumentNumbering",
                7);
        return template()
                .requestBodyAndHeader(
                        "relativity-production:production/create",
                        Map.of("Name", "Vol 001", "Numbering", numbering, "DataSources", List.of(source)),
                        RelativityConstants.WORKSPACE_ID,
                        workspace.artifactId(),
                        Integer.class);
    }

    private void assertNotProduced(String reason) throws Exception {
        Line line = one(entry("Vol 001", "Responsive"));
        assertThat(line.outcome()).isEqualTo("not produced");
        assertThat(line.message()).contains(reason);
        assertThat(effects(SandboxOperation.STAGE_PRODUCTION)).isZero();
    }

    private Line one(String entry) throws Exception {
        List<Line> report = night.produce(list, entry);
        assertThat(report).hasSize(1);
        return report.get(0);
    }

    private SandboxProduction only() {
        assertThat(workspace.productions()).hasSize(1);
        return workspace.production(workspace.productions().get(0));
    }

    private void beforeStaging(Consumer<SandboxProduction> change) {
        sandbox.faults().decide(operation -> {
            if (operation == SandboxOperation.STAGE_PRODUCTION) {
                change.accept(only());
            }
            return null;
        });
    }

    private ProducerTemplate template() {
        return night.context().createProducerTemplate();
    }

    private JdbcCallLedger ledger() {
        return night.context().getRegistry().lookupByNameAndType("ledger", JdbcCallLedger.class);
    }

    private int effects(SandboxOperation operation) {
        return sandbox.journal().tookEffect(operation);
    }

    private String entry(String name, String savedSearch) {
        return entry(name, savedSearch, "fail");
    }

    private String entry(String name, String savedSearch, String conflicts) {
        return """
                - workspaceId: %s
                  name: %s
                  savedSearch: %s
                  numbering: {numberingType: DocumentLevel, batesPrefix: ABC, batesStartNumber: 1, numberOfDigitsForDocumentNumbering: 7}
                  dataSource: {productionType: NativesOnly}
                  conflicts: %s
                """.formatted(workspace.artifactId(), name, savedSearch, conflicts);
    }
}

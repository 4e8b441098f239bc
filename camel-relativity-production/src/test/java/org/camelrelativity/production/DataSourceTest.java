package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.production.model.ArtifactRef;
import org.camelrelativity.production.model.FieldDefaults;
import org.camelrelativity.production.model.ProductionDataSource;
import org.camelrelativity.production.model.ProductionDataSource.ProductionType;
import org.camelrelativity.production.model.ProductionDataSource.UseImagePlaceholder;
import org.camelrelativity.production.model.ProductionDataSourceBuilder;
import org.camelrelativity.production.model.ProductionPlaceholder.PlaceholderType;
import org.camelrelativity.production.model.ProductionPlaceholderBuilder;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data sources of productions, in a Relativity with state. */
class DataSourceTest {

    @RegisterExtension
    final RelativitySandboxExtension relativity =
            new RelativitySandboxExtension(builder -> builder.timing(SandboxTiming.instant()));

    private SandboxContext context;
    private int production;
    private int savedSearch;

    @BeforeEach
    void start() {
        context = new SandboxContext(relativity.sandbox());
        production = context.workspace().addProduction("Vol001", 3);
        savedSearch = context.workspace().addSavedSearch(3, 0);
    }

    @AfterEach
    void stop() {
        context.close();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    private ProductionDataSourceBuilder dataSource() {
        return ProductionDataSourceBuilder.builder()
                .name("Responsive")
                .productionType(ProductionType.ImagesAndNatives)
                .savedSearch(ArtifactRef.of(savedSearch))
                .useImagePlaceholder(UseImagePlaceholder.WhenNoImageExists);
    }

    private String save() {
        return "data-source/save?productionId=" + production;
    }

    @Test
    void createsReadsUpdatesAndDeletes() {
        Integer id = context.ask(save(), dataSource().build(), Integer.class);
        ProductionDataSource read = context.ask("data-source/read", id, ProductionDataSource.class);
        assertThat(read.useImagePlaceholder()).isEqualTo(UseImagePlaceholder.WhenNoImageExists);
        assertThat(read.placeholder()).as("0 is none").isNull();

        ProductionDataSource changed = ProductionDataSourceBuilder.builder(read)
                .productionType(ProductionType.NativesOnly)
                .build();
        Exchange updated = context.send(save(), changed, Map.of());
        assertThat(updated.getMessage().getBody()).as("answered with nothing").isEqualTo(id);
        assertThat(updated.getMessage().getHeader(RelativityProductionConstants.DATA_SOURCE_ID))
                .isEqualTo(id);
        assertThat(context.ask("data-source/read", id, ProductionDataSource.class)
                        .productionType())
                .isEqualTo(ProductionType.NativesOnly);

        assertThat(context.ask("data-source/delete", id, Boolean.class)).isTrue();
        assertThat(context.send("data-source/read", id, Map.of()).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("There is no production data source");
    }

    @Test
    void aReadDataSourceNamesItselfToTheNextStep() {
        Integer id = context.ask(save(), dataSource().build(), Integer.class);
        ProductionDataSource read = context.ask("data-source/read", id, ProductionDataSource.class);
        assertThat(context.ask("data-source/delete", read, Boolean.class)).isTrue();
    }

    @Test
    void theDefaultsAreTakenByNameInWhateverCase() {
        FieldDefaults defaults = context.ask("data-source/defaults", null, FieldDefaults.class);
        assertThat(defaults.of("burnredactions").defaultValue()).isEqualTo(true);
        assertThat(defaults.of("UseImagePlaceholder").defaultValue())
                .isEqualTo(Map.of("ID", 1_036_423, "Name", "Never Use Image Placeholder"));
    }

    /** What Relativity answers of the placeholder's file it refuses when it is sent. */
    @Test
    void aReadDataSourceWithItsPlaceholdersImageIsSavedWithoutIt() {
        String image = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        Integer placeholder = context.ask(
                "placeholder/save",
                ProductionPlaceholderBuilder.builder()
                        .name("Withheld")
                        .placeholderType(PlaceholderType.Image)
                        .filename("withheld.png")
                        .fileData(image)
                        .build(),
                Integer.class);
        ProductionDataSource with =
                dataSource().placeholder(ArtifactRef.of(placeholder)).build();
        Integer id = context.ask(save(), with, Integer.class);
        context.workspace().runProduction(production);

        ProductionDataSource read =
                context.ask("data-source/read?withPlaceholderImage=true", id, ProductionDataSource.class);
        assertThat(read.placeholderFileData()).isEqualTo(image);
        assertThat(read.placeholderFileSize()).isEqualTo(3);
        assertThat(context.ask("data-source/read", id, ProductionDataSource.class)
                        .placeholderFileData())
                .isNull();
        assertThat(context.ask(save(), read, Integer.class)).isEqualTo(id);
        assertThat(context.send("data-source/delete", id, Map.of()).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("produced production");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name | | Name is required",
                "ProductionType | | ProductionType is required",
                "ProductionType | Pictures | ProductionType must be one of ImagesOnly",
                "UseImagePlaceholder | 1 | UseImagePlaceholder must be one of NeverUseImagePlaceholder",
                "SavedSearch | 0 | SavedSearch is required",
                "SavedSearch | -5 | ProductionDataSource.SavedSearch.ArtifactID must be a positive integer",
                "BurnRedactions | true | MarkupSet is required when BurnRedactions is true",
                "Documents | 5 | unknown field 'Documents'",
            })
    void refusesWhatIsMissingOrWrongBeforeItIsSent(String field, String value, String message) {
        Map<String, Object> source =
                new HashMap<>(Map.of("Name", "Responsive", "ProductionType", "ImagesOnly", "SavedSearch", savedSearch));
        source.put(field, value);
        Exchange exchange = context.send(save(), Map.of("dataSource", source), Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message);
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE))
                .isZero();
    }

    @Test
    void aCreateWhoseAnswerIsLostIsUnknownAndAnUpdateIsRepeated() {
        Integer id = context.ask(save(), dataSource().build(), Integer.class);
        relativity
                .sandbox()
                .faults()
                .next(SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE, SandboxFault.resetAfterEffect());
        assertThat(context.send(save(), dataSource().build(), Map.of()).getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining("production/read the production: if it had no data source of that name before");
        relativity
                .sandbox()
                .faults()
                .next(SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE, SandboxFault.resetAfterEffect());
        assertThat(context.ask(save(), dataSource().artifactId(id).build(), Integer.class))
                .isEqualTo(id);
    }
}

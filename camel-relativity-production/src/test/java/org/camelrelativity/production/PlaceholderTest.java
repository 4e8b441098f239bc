package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.production.model.FieldDefaults;
import org.camelrelativity.production.model.ProductionPlaceholder;
import org.camelrelativity.production.model.ProductionPlaceholder.PlaceholderType;
import org.camelrelativity.production.model.ProductionPlaceholderBuilder;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Placeholders, in a Relativity with state. */
class PlaceholderTest {

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension();

    private SandboxContext context;

    @BeforeEach
    void start() {
        context = new SandboxContext(relativity.sandbox());
    }

    @AfterEach
    void stop() {
        context.close();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    private static ProductionPlaceholderBuilder custom() {
        return ProductionPlaceholderBuilder.builder()
                .name("Withheld")
                .placeholderType(PlaceholderType.Custom)
                .customText("<p>\\[Withheld\\] [Control Number]</p>");
    }

    @Test
    void createsReadsUpdatesAndDeletes() {
        Integer id = context.ask("placeholder/save", custom().build(), Integer.class);
        ProductionPlaceholder read = context.ask("placeholder/read", id, ProductionPlaceholder.class);
        assertThat(read.customText()).isEqualTo("<p>\\[Withheld\\] [Control Number]</p>");

        ProductionPlaceholder blank =
                ProductionPlaceholderBuilder.builder(read).customText("").build();
        assertThat(context.ask("placeholder/save", blank, Integer.class)).isEqualTo(id);
        assertThat(context.ask("placeholder/read", id, ProductionPlaceholder.class)
                        .customText())
                .isEmpty();

        assertThat(context.ask("placeholder/delete", id, Boolean.class)).isTrue();
        assertThat(context.send("placeholder/delete", id, Map.of()).getException())
                .isInstanceOf(RelativityRefusedException.class);
    }

    @Test
    void theTypeCannotBeChanged() {
        Integer id = context.ask("placeholder/save", custom().build(), Integer.class);
        ProductionPlaceholder image = custom().artifactId(id)
                .placeholderType(PlaceholderType.Image)
                .filename("a.png")
                .fileData("AQID")
                .build();
        assertThat(context.send("placeholder/save", image, Map.of()).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("PlaceholderType can't be changed");
    }

    @Test
    void readsTheDefaults() {
        FieldDefaults defaults = context.ask("placeholder/defaults", null, FieldDefaults.class);
        assertThat(defaults.of("Type").guid()).hasToString("31b6e843-c417-4930-94eb-61bb14a31666");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name | | Name is required",
                "PlaceholderType | | PlaceholderType is required",
                "PlaceholderType | 1 | PlaceholderType must be one of Custom, Image, PDF",
                "PlaceholderType | Custom | CustomText is required when PlaceholderType is Custom",
                "FileData | | FileData is required",
                "FileData | data:image/png;base64,AQID | must have its FileData in Base64",
                "Filename | | Filename is required",
                "ArtifactID | -1 | ArtifactID must be a positive integer",
            })
    void refusesWhatIsMissingOrWrongBeforeItIsSent(String field, String value, String message) {
        Map<String, Object> placeholder = new HashMap<>(Map.of(
                "Name", "Withheld", "PlaceholderType", "Image", "FileData", "AQ\nID", "Filename", "withheld.png"));
        placeholder.put(field, value);
        assertThat(context.send("placeholder/save", placeholder, Map.of()).getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message);
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.SAVE_PRODUCTION_PLACEHOLDER))
                .isZero();
    }
}

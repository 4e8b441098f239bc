package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.spi.EndpointUriFactory;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Wire;
import org.camelrelativity.common.testing.CatalogAssert;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The annotations, which the documentation is made from, say what the table does. */
class TableTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    private static Stream<Operation> operations() {
        return ImagingOperations.TABLE.all().stream();
    }

    @Test
    void theCatalogDescribesTheTable() throws Exception {
        new CatalogAssert(
                        SetAwait.TABLE,
                        RelativityImagingComponent.class.getResource(
                                "/META-INF/org/camelrelativity/imaging/relativity-imaging.json"))
                .describesTheTable();
    }

    private static Stream<String> of(ApiVersion version, Predicate<Stream<Idempotency>> classes) {
        return operations()
                .filter(operation -> !operation.wires(version).isEmpty())
                .filter(operation ->
                        classes.test(operation.wires(version).stream().map(Wire::idempotency)))
                .map(Operation::name);
    }

    /** The classes of design and contract, row by row (contract, common §7.1). */
    @ParameterizedTest
    @EnumSource
    void onlyTheseMayBeRepeated(ApiVersion version) {
        Set<String> notIdempotent = new TreeSet<>(Set.of(
                "profile/save", "set/save", "field-code/save", "job/run", "job/retry-errors", "job/image-document"));
        Set<String> safe = new TreeSet<>(Set.of("profile/read", "set/read", "native-type/read", "field-code/read"));
        if (version == ApiVersion.V1) {
            notIdempotent.add("job/mass-image");
            safe.addAll(Set.of("set/status", "document/status", "environment/mass-imaging-max-size"));
        }
        assertThat(of(version, classes -> classes.anyMatch(Idempotency.NOT_IDEMPOTENT::equals)))
                .containsExactlyInAnyOrderElementsOf(notIdempotent);
        assertThat(of(version, classes -> classes.allMatch(Idempotency.SAFE::equals)))
                .containsExactlyInAnyOrderElementsOf(safe);
    }

    /** A save may be repeated if it names what it saves. */
    @ParameterizedTest
    @EnumSource
    void savesMayBeRepeatedWhenTheyUpdate(ApiVersion version) {
        assertThat(of(version, classes -> classes.distinct().count() == 2))
                .containsExactlyInAnyOrder("profile/save", "set/save", "field-code/save");
    }

    /** Of what has an Artifact ID, the versioned API's update has it in the path; nothing else tells create and update apart. */
    @Test
    void aVersionedSaveIsRepeatedOnlyAtWhatItUpdates() {
        operations()
                .filter(operation -> operation.subjectType().isPresent())
                .flatMap(operation -> operation.wires(ApiVersion.V1).stream())
                .forEach(wire -> assertThat(wire.idempotency())
                        .as(wire.path())
                        .isEqualTo(
                                wire.path().endsWith("/{artifactId}")
                                        ? Idempotency.IDEMPOTENT
                                        : Idempotency.NOT_IDEMPOTENT));
    }

    /** Only what names a single thing can be found gone. */
    @ParameterizedTest
    @EnumSource
    void deletesAreThese(ApiVersion version) {
        assertThat(operations()
                        .filter(operation -> operation.wires(version).stream().anyMatch(Wire::deletes))
                        .map(Operation::name))
                .containsExactlyInAnyOrder("profile/delete", "set/delete", "field-code/delete");
    }

    @Test
    void toolsCanAssembleTheUri() throws Exception {
        EndpointUriFactory factory =
                relativity.context().getCamelContextExtension().getEndpointUriFactory("relativity-imaging");
        assertThat(factory.buildUri(
                        "relativity-imaging", Map.of("service", "job", "operation", "run", "workspaceId", "5")))
                .isEqualTo("relativity-imaging:job/run?workspaceId=5");
    }
}

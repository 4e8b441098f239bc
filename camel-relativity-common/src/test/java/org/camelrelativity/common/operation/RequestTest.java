package org.camelrelativity.common.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;
import org.junit.jupiter.api.Test;

/** What a request tells of itself: in a path, to a person, and to another operation. */
class RequestTest {

    private static final Field<Integer> TOY = Field.id("toyId", "CamelRelativityToyId", FieldType.ARTIFACT_ID, "ToyID");
    private static final Field<Integer> BOX = Field.id("boxId", "CamelRelativityBoxId", FieldType.ARTIFACT_ID, "BoxID");
    private static final Field<List<Integer>> SHELVES =
            Field.id("shelfIds", "CamelRelativityShelfIds", FieldType.ARTIFACT_IDS, "ShelfIDs");
    private static final Field<String> LABEL = Field.value("label", "CamelRelativityLabel", FieldType.TEXT, "Label");
    private static final Field<Size> SIZE =
            Field.value("size", "CamelRelativitySize", FieldType.oneOf(Size.class), "Size");
    private static final Field<Colour> COLOUR =
            Field.value("colour", "CamelRelativityColour", FieldType.oneOf(Colour.class), "Colour");

    private enum Size implements Numbered {
        SMALL,
        LARGE
    }

    private enum Colour {
        RED,
        BLUE
    }

    private record ToyInBox(Integer toyID, Integer boxID) implements RelativityRecord {}

    private record ToyAlone(Integer toyID) implements RelativityRecord {}

    private record NewToy(Integer artifactId) implements RelativityRecord, Saved {}

    private static Operation operation(Wire wire) {
        return Operation.named("toy/do", "")
                .takes(ToyInBox.class, TOY, BOX, SHELVES, LABEL, SIZE, COLOUR)
                .answers(Answer.noContent())
                .lookFirst("count the toys")
                .v1(wire)
                .build();
    }

    private static Operation toyInBox(Wire wire) {
        return Operation.named("toy/read", "")
                .takes(ToyInBox.class, TOY, BOX, LABEL)
                .answers(Answer.noContent())
                .lookFirst("count the toys")
                .v1(wire)
                .build();
    }

    private static Request request(Map<Field<?>, Object> values) {
        return new Request(operation(Wire.idempotent("toys")), values, null, List.of());
    }

    private static String path(String path, Map<Field<?>, Object> values, RelativityRecord subject) {
        Wire wire = Wire.delete(path);
        return wire.path(new Request(operation(wire), values, subject, List.of()));
    }

    @Test
    void looksFirstAtItsIdsInTheOrderOfTheirNames() {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        values.put(TOY, 7);
        values.put(BOX, 5);
        assertThat(request(values).lookFirst()).isEqualTo("count the toys (boxId 5, toyId 7)");
    }

    @Test
    void looksFirstAtSingleIdsOnly() {
        assertThat(request(Map.of(SHELVES, List.of(1, 2), LABEL, "old")).lookFirst())
                .isEqualTo("count the toys");
    }

    @Test
    void keepsItsValuesWithAnotherSubject() {
        NewToy sent = new NewToy(8);
        Request other = request(Map.of(TOY, 7)).of(sent);
        assertThat(other.subject()).isEqualTo(sent);
        assertThat(other.values()).isEqualTo(Map.of(TOY, 7));
    }

    @Test
    void aPathHasNumbersOfTheEnumsThatHaveThemAndNamesOfTheOthers() {
        assertThat(path("{size}/{colour}", Map.of(SIZE, Size.LARGE, COLOUR, Colour.BLUE), null))
                .isEqualTo("1/BLUE");
    }

    @Test
    void aPathMayBeginWithAValueWhichIsTakenAsItIs() {
        assertThat(path("{label}/{artifactId}", Map.of(LABEL, "$1\\"), new NewToy(8)))
                .isEqualTo("$1\\/8");
    }

    @Test
    void aPathThatLacksAValueIsAnError() {
        assertThatThrownBy(() -> path("toys/{toyId}", Map.of(), null)).hasMessage("no value for {toyId}");
    }

    @Test
    void onlyWhatReadsTakesTheIdsOfAnotherRequestAndOnlyIfItHasAll() {
        Operation read = toyInBox(Wire.safe("toys"));
        assertThat(read.takesIdsFrom(ToyInBox.class)).isTrue();
        assertThat(read.takesIdsFrom(ToyAlone.class)).isFalse();
        assertThat(toyInBox(Wire.idempotent("toys")).takesIdsFrom(ToyInBox.class))
                .isFalse();

        Operation list = Operation.named("toy/list", "")
                .takes(ToyAlone.class, LABEL)
                .answers(Answer.noContent())
                .v1(Wire.safe("toys"))
                .build();
        assertThat(list.takesIdsFrom(ToyInBox.class)).isFalse();
    }
}

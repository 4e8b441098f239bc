package org.camelrelativity.common.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of operations are read from, and what they mean. */
class AnswerTest {

    private static final Field<Integer> TOY = Field.id("toyId", "CamelRelativityToyId", FieldType.ARTIFACT_ID, "ToyID");
    private static final String GUID = "f420e383-7d4d-4db1-bc60-959791685857";

    private record Toy(String name, Integer pieces) implements RelativityRecord {}

    private record NewToy(Integer artifactId) implements RelativityRecord, Saved {}

    private static ResponseBody body(String text) {
        return new ResponseBody(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private static Request request(RelativityRecord subject) {
        Operation operation = Operation.named("toy/save", "")
                .takes(ArtifactSelector.class, TOY)
                .answers(Answer.noContent())
                .lookFirst("count the toys")
                .v1(Wire.idempotent("toys", Part.required(TOY, "ToyID")))
                .build();
        return new Request(operation, Map.of(TOY, 7), subject, List.of());
    }

    private static <A> A read(Answer<A> answer, String body) throws UnreadableAnswerException {
        return answer.reader().read(request(null), body(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "\uFEFF", "null", "\" \"", "{}", "true", "\"True\""})
    void nothingButSuccessIsSaidInManyWays(String body) throws Exception {
        Answer<Boolean> answer = Answer.noContent();
        assertThat(read(answer, body)).isTrue();
        assertThat(answer.verdict().apply(request(null), true)).isEqualTo(Verdict.DONE);
    }

    @Test
    void falseInPlaceOfNothingIsARefusal() throws Exception {
        Answer<Boolean> answer = Answer.noContent();
        assertThat(read(answer, "false")).isFalse();
        assertThat(answer.verdict().apply(request(null), false))
                .isEqualTo(new Verdict.Refused("Relativity answered false"));
    }

    @ParameterizedTest
    @CsvSource({"[], a JSON array", "7, a JSON number", "{\"a\":1}, a JSON object"})
    void whatIsNeitherEmptyNorTrueIsUnreadable(String body, String kind) {
        assertThatThrownBy(() -> read(Answer.noContent(), body))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessage("the answer is neither empty nor true but " + kind);
    }

    @Test
    void aNumberOfThingsMayBeText() throws Exception {
        assertThat(read(Answer.number(), "\"7\"")).isEqualTo(7);
        assertThat(read(Answer.count(), "0")).isZero();
        assertThatThrownBy(() -> read(Answer.number(), "0")).hasMessageStartingWith("the answer is not a positive");
        assertThatThrownBy(() -> read(Answer.count(), "[7]"))
                .hasMessageStartingWith("the answer is not a number from 0");
        assertThatThrownBy(() -> read(Answer.count(), "")).hasMessageEndingWith("but empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "", "null", "\"\"", "{}"})
    void aSaveOfSomethingKnownNeedsNoIdInTheAnswer(String body) throws Exception {
        Answer<Integer> answer = Answer.savedArtifactId(TOY);
        assertThat(answer.reader().read(request(new NewToy(5)), body(body))).isEqualTo(5);
        assertThatThrownBy(() -> answer.reader().read(request(new NewToy(null)), body(body)))
                .hasMessageStartingWith("the answer is not an Artifact ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "[]", "{\"a\":1}", "\"none\""})
    void aSaveOfSomethingKnownIsNotProvenByEverything(String body) {
        assertThatThrownBy(() -> Answer.savedArtifactId(TOY).reader().read(request(new NewToy(5)), body(body)))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {GUID, "\"" + GUID + "\"", "\uFEFF \"" + GUID + "\" ", "\r\n\t" + GUID})
    void aGuidMayStandWithoutQuotes(String body) throws Exception {
        assertThat(read(Answer.guid(Field.id("token", null, FieldType.DATABASE_TOKEN, "Token")), body))
                .isEqualTo(GUID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"\"", "\"" + GUID, GUID + "\"", "\u00A0" + GUID + "x"})
    void whatIsNoGuidIsUnreadable(String body) {
        assertThatThrownBy(() -> body(body).guid()).hasMessage("the answer is no GUID");
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                Arguments.of(new byte[] {}, 0),
                Arguments.of(new byte[] {' ', 0, '\n', '{'}, 3),
                Arguments.of(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 3),
                Arguments.of(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, ' ', '{'}, 4),
                Arguments.of(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xB0, '{'}, 0),
                Arguments.of(new byte[] {(byte) 0xEF, (byte) 0xB0, (byte) 0xBF, '{'}, 0),
                Arguments.of(new byte[] {(byte) 0xE0, (byte) 0xBB, (byte) 0xBF, '{'}, 0),
                Arguments.of(new byte[] {(byte) 0xEF, (byte) 0xBB}, 0),
                Arguments.of(new byte[] {'{', ' '}, 0));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void textBeginsBehindWhiteSpaceAndAByteOrderMark(byte[] json, int start) {
        assertThat(new ResponseBody(json, null).textStart()).isEqualTo(start);
    }

    @Test
    void whiteSpaceInUtf16IsAnEmptyAnswer() throws Exception {
        byte[] marked = {(byte) 0xFF, (byte) 0xFE, '\r', 0, '\n', 0};
        assertThat(new ResponseBody(marked, null).tree().isMissingNode()).isTrue();
    }

    @Test
    void controlCharactersAreNoEmptyAnswer() {
        for (byte control : new byte[] {0, 1}) {
            assertThatThrownBy(() -> new ResponseBody(new byte[] {control}, null).tree())
                    .isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Test
    void theOnlyElementOfAListCounts() throws Exception {
        Answer<Toy> answer = Answer.ofOne(Toy.class);
        assertThat(read(answer, "[{\"name\":\"Train\"}]")).isEqualTo(new Toy("Train", null));
        assertThat(read(answer, "{\"name\":\"Train\"}")).isEqualTo(new Toy("Train", null));
        assertThatThrownBy(() -> read(answer, "null")).hasMessage("the answer is empty instead of a JSON object");
        assertThatThrownBy(() -> read(answer, "[{},{}]")).hasMessageStartingWith("the answer is not a Toy: ");
        assertThatThrownBy(() -> read(answer, "[")).hasMessageStartingWith("the answer is no valid JSON: ");
    }

    @Test
    void anyOfSeveralFieldsProvesSuccess() {
        Answer<Toy> answer = Answer.of(Toy.class).proving("name", Toy::name).proving("pieces", Toy::pieces);
        assertThat(verdict(answer, new Toy("Train", null))).isEqualTo(Verdict.DONE);
        assertThat(verdict(answer, new Toy(" ", 1))).isEqualTo(Verdict.DONE);
        assertThat(verdict(answer, new Toy(" ", 0)))
                .isEqualTo(new Verdict.Unknown("the answer has status 200 but neither name nor pieces"));
        assertThat(verdict(Answer.of(Toy.class).proving("pieces", Toy::pieces), new Toy("Train", -1)))
                .isEqualTo(new Verdict.Unknown("the answer has status 200 but no pieces"));
        assertThat(verdict(Answer.of(Toy.class).proving("json", toy -> new ObjectMapper()), new Toy(null, null)))
                .isEqualTo(Verdict.DONE);
    }

    private static <A> Verdict verdict(Answer<A> answer, A given) {
        return answer.verdict().apply(request(null), given);
    }

    @Test
    void reasonsAreJoinedAndBlankOnesLeftOut() {
        assertThat(Verdict.Refused.because(Arrays.asList("locked", " ", null, "busy"))
                        .reason())
                .isEqualTo("locked; busy");
        assertThat(Verdict.Refused.because(List.of("")).reason()).isEqualTo("Relativity gave no reason");
    }

    /** Also in an object of many fields, whether the first or the last is named again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 18, 40})
    void aFieldThatIsNamedTwiceIsUnreadableHoweverManyThereAre(int fields) throws Exception {
        String names = IntStream.rangeClosed(1, fields)
                .mapToObj(i -> "\"field" + i + "\":1,")
                .collect(Collectors.joining());
        assertThat(read(Answer.of(Toy.class), "{" + names + "\"Pieces\":3}").pieces())
                .isEqualTo(3);
        for (int again : List.of(1, fields)) {
            assertThatThrownBy(() -> read(Answer.of(Toy.class), "{" + names + "\"FIELD" + again + "\":1}"))
                    .isInstanceOf(UnreadableAnswerException.class)
                    .hasMessageContaining("the same field twice");
        }
    }

    /** A row's names are compared with those of the row before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'a':1,'b':2},{'a':1,'A':2}]",
                "[{'a':1,'b':2},{'a':1,'b':2,'a':3}]",
                "[{'a':1,'b':2},{'b':1,'B':2}]",
                "[{'a':1,'b':2,'c':3},{'a':1},{'a':1,'b':2,'A':3}]",
                "[{'a':{'x':1},'b':{'x':1}},{'a':{'x':1,'X':1}}]"
            })
    void aRowThatNamesAFieldTwiceIsUnreadableWhateverTheRowsBeforeIt(String rows) {
        String answer = ("{'rows':" + rows + ",'Pieces':3}").replace('\'', '"');
        assertThatThrownBy(() -> read(Answer.of(Toy.class), answer))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("the same field twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'a':1,'b':2},{'b':1,'a':2},{'a':1},{'a':1,'b':2,'c':3}]",
                "[{'a':1,'b':2},{},{'b':{'a':1},'a':{'a':1,'b':{'a':1}}}]",
                "[{'rows':1},{'rows':[],'Pieces':{'Pieces':1}}]"
            })
    void rowsMayHaveDifferentFields(String rows) throws Exception {
        String answer = ("{'rows':" + rows + ",'Pieces':3}").replace('\'', '"');
        assertThat(read(Answer.of(Toy.class), answer).pieces()).isEqualTo(3);
    }
}

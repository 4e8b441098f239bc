package org.camelrelativity.common.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camelrelativity.common.Numbered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one reading of values: what each type takes, up to its limits, and what it refuses. */
class FieldTypeTest {

    private static final String GUID = "F420E383-7D4D-4DB1-BC60-959791685857";
    private static final int MAX = Integer.MAX_VALUE;

    private enum Plain {
        FIRST,
        SECOND
    }

    private enum WithNumbers implements Numbered {
        FIRST,
        SECOND
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(FieldType.ARTIFACT_ID, 1, 1),
                Arguments.of(FieldType.ARTIFACT_ID, (long) MAX, MAX),
                Arguments.of(FieldType.ARTIFACT_ID, " +7 ", 7),
                Arguments.of(FieldType.ARTIFACT_ID, (short) 7, 7),
                Arguments.of(FieldType.ARTIFACT_ID, new BigDecimal("7.00"), 7),
                Arguments.of(FieldType.ARTIFACT_ID, new BigDecimal("1E+3"), 1000),
                Arguments.of(FieldType.ARTIFACT_ID, "00000000000000000007", 7),
                Arguments.of(FieldType.WORKSPACE, -1, -1),
                Arguments.of(FieldType.WORKSPACE, 1, 1),
                Arguments.of(FieldType.WORKSPACE, MAX, MAX),
                Arguments.of(FieldType.LONG_ID, 1, 1L),
                Arguments.of(FieldType.LONG_ID, BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
                Arguments.of(FieldType.COUNT, 0, 0),
                Arguments.of(FieldType.INTEGER, "-2147483648", Integer.MIN_VALUE),
                Arguments.of(FieldType.ARTIFACT_IDS, "3, 1,2", List.of(3, 1, 2)),
                Arguments.of(FieldType.ARTIFACT_IDS, 3, List.of(3)),
                Arguments.of(FieldType.ARTIFACT_IDS, List.of("3", 1L, IntNode.valueOf(2)), List.of(3, 1, 2)),
                Arguments.of(FieldType.ARTIFACT_IDS, new Object[] {3, "1"}, List.of(3, 1)),
                Arguments.of(
                        FieldType.ARTIFACT_IDS,
                        JsonNodeFactory.instance.arrayNode().add(3).add("1"),
                        List.of(3, 1)),
                Arguments.of(FieldType.BOOLEAN, true, true),
                Arguments.of(FieldType.BOOLEAN, " True", true),
                Arguments.of(FieldType.BOOLEAN, "FALSE", false),
                Arguments.of(FieldType.GUID, GUID.toLowerCase(Locale.ROOT), UUID.fromString(GUID)),
                Arguments.of(FieldType.GUID, UUID.fromString(GUID), UUID.fromString(GUID)),
                Arguments.of(FieldType.DATABASE_TOKEN, " " + GUID + "\n", GUID),
                Arguments.of(FieldType.DURATION, "1", Duration.ofMillis(1)),
                Arguments.of(FieldType.DURATION, Duration.ofMillis(MAX), Duration.ofMillis(MAX)),
                Arguments.of(FieldType.DURATION, "1h2m3s4ms", Duration.ofMillis(3_723_004)),
                Arguments.of(FieldType.DURATION, "90m", Duration.ofMinutes(90)),
                Arguments.of(FieldType.DURATION, "1m500ms", Duration.ofMillis(60_500)),
                Arguments.of(FieldType.TEXT, "", ""),
                Arguments.of(FieldType.TEXT, "naïve \uD83D\uDE00", "naïve \uD83D\uDE00"),
                Arguments.of(FieldType.TEXT_OR_NUMBER, 7, "7"),
                Arguments.of(FieldType.NAME, "Vol 1", "Vol 1"),
                Arguments.of(FieldType.oneOf(Plain.class), " second", Plain.SECOND),
                Arguments.of(FieldType.oneOf(WithNumbers.class), "1", WithNumbers.SECOND),
                Arguments.of(FieldType.oneOf(WithNumbers.class), "First", WithNumbers.FIRST));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesWhatIsOfTheType(FieldType<?> type, Object raw, Object value) {
        assertThat(type.parse(raw)).isEqualTo(Optional.of(value));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(FieldType.ARTIFACT_ID, 0),
                Arguments.of(FieldType.ARTIFACT_ID, MAX + 1L),
                Arguments.of(FieldType.ARTIFACT_ID, 7.0),
                Arguments.of(FieldType.ARTIFACT_ID, 7f),
                Arguments.of(FieldType.ARTIFACT_ID, true),
                Arguments.of(FieldType.ARTIFACT_ID, 'a'),
                Arguments.of(FieldType.ARTIFACT_ID, new BigDecimal("7.5")),
                Arguments.of(FieldType.ARTIFACT_ID, new BigDecimal("1E+1000000000")),
                Arguments.of(FieldType.ARTIFACT_ID, "0x7"),
                Arguments.of(FieldType.ARTIFACT_ID, "\u0667"),
                Arguments.of(FieldType.ARTIFACT_ID, "000000000000000000007"),
                Arguments.of(FieldType.WORKSPACE, 0),
                Arguments.of(FieldType.WORKSPACE, -2),
                Arguments.of(FieldType.WORKSPACE, MAX + 1L),
                Arguments.of(FieldType.LONG_ID, 0),
                Arguments.of(
                        FieldType.LONG_ID, BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE)),
                Arguments.of(FieldType.COUNT, -1),
                Arguments.of(FieldType.INTEGER, MAX + 1L),
                Arguments.of(FieldType.INTEGER, Integer.MIN_VALUE - 1L),
                Arguments.of(FieldType.ARTIFACT_IDS, List.of()),
                Arguments.of(FieldType.ARTIFACT_IDS, "3,,1"),
                Arguments.of(FieldType.ARTIFACT_IDS, "3,"),
                Arguments.of(FieldType.ARTIFACT_IDS, Arrays.asList(3, null)),
                Arguments.of(FieldType.ARTIFACT_IDS, List.of(List.of(3))),
                Arguments.of(
                        FieldType.ARTIFACT_IDS,
                        JsonNodeFactory.instance.arrayNode().addObject()),
                Arguments.of(FieldType.BOOLEAN, 1),
                Arguments.of(FieldType.BOOLEAN, "yes"),
                Arguments.of(FieldType.GUID, "{" + GUID + "}"),
                Arguments.of(FieldType.GUID, 7),
                Arguments.of(FieldType.DURATION, 0),
                Arguments.of(FieldType.DURATION, Duration.ofNanos(999_999)),
                Arguments.of(FieldType.DURATION, Duration.ofMillis(MAX).plusNanos(1)),
                Arguments.of(FieldType.DURATION, "-5s"),
                Arguments.of(FieldType.DURATION, "5 s"),
                Arguments.of(FieldType.DURATION, ""),
                Arguments.of(FieldType.DURATION, "1s1s"),
                Arguments.of(FieldType.DURATION, "1s1m"),
                Arguments.of(FieldType.DURATION, "1ms1s"),
                Arguments.of(FieldType.DURATION, "1m1h"),
                Arguments.of(FieldType.DURATION, "1000000000s"),
                Arguments.of(FieldType.DURATION, "1".repeat(13)),
                Arguments.of(FieldType.DURATION, "1s".repeat(100_000)),
                Arguments.of(FieldType.TEXT, 7),
                Arguments.of(FieldType.TEXT, "a\0b"),
                Arguments.of(FieldType.TEXT, "\uD83D"),
                Arguments.of(FieldType.TEXT_OR_NUMBER, 7.5),
                Arguments.of(FieldType.NAME, " \t"),
                Arguments.of(FieldType.oneOf(Plain.class), "1"),
                Arguments.of(FieldType.oneOf(WithNumbers.class), "2"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNot(FieldType<?> type, Object raw) {
        assertThat(type.parse(raw)).isEmpty();
    }

    @Test
    void saysWhatAnOptionMustBe() {
        assertThat(FieldType.COUNT.read("maxFiles", "0")).isZero();
        assertThatThrownBy(() -> FieldType.COUNT.read("maxFiles", "many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxFiles must be an integer from 0 to 2147483647, but was 'many'");
        assertThatThrownBy(() -> FieldType.oneOf(Plain.class).read("order", null))
                .hasMessage("order must be FIRST or SECOND, but was 'null'");
        assertThatThrownBy(() -> FieldType.DATABASE_TOKEN.read("token", ""))
                .hasMessageStartingWith("token must be a GUID like ");
    }
}

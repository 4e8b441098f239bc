package org.camelrelativity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a curve is called, and that it isn't explained by what it is not. */
class ShapeTest {

    private static String shape(double millis, double tenTimes) {
        return Shape.of(
                List.of(
                        new Results.Growth("any", 1, 99, 0, 0, 0, 0),
                        new Results.Growth("any", 10, millis, 0, 0, 0, 0),
                        new Results.Growth("any", 100, tenTimes, 0, 0, 0, 0)),
                Results.Growth::millis);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, linear (exponent 1.00",
        "1, 1, flat (exponent 0.00",
        "1, 100, more than linear (exponent 2.00",
        "1, 3.2, less than linear (exponent 0.51",
        "1, 0.1, falling (exponent -1.00",
        "0, 1, too small to tell"
    })
    void aCurveIsCalledByItsLastTwoPoints(double millis, double tenTimes, String name) {
        assertThat(shape(millis, tenTimes)).startsWith(name);
    }

    @Test
    void anotherShapeThanExpectedIsSaid() {
        assertThat(Shape.explained(shape(1, 10), Shape.LINEAR, "it is so"))
                .isEqualTo("linear (exponent 1.00 between the last two points), since it is so.");
        assertThat(Shape.explained(shape(1, 100), Shape.LINEAR, "it is so"))
                .isEqualTo("more than linear (exponent 2.00 between the last two points); linear was expected,"
                        + " since it is so.");
    }
}

package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastTimingTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesASpeedAtWhichNothingEnds(int speed) {
        assertThatThrownBy(() -> FastTiming.speedUp(new DefaultCamelContext(), speed))
                .hasMessage("speed must be at least 1, not " + speed);
    }

    @Test
    void refusesAContextThatWouldGoOnAsBefore() {
        CamelContext context = new DefaultCamelContext();
        context.start();
        assertThatThrownBy(() -> FastTiming.speedUp(context, 1000))
                .hasMessage("the context has started: speed it up before");
        context.stop();
    }
}

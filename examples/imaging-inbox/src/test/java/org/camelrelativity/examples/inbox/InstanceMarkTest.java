package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceMarkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example.com",
                "HTTPS://A.example.com:443/",
                " https://user:SECRET@a.example.com/?x=y ",
                "https://a.example.com/Relativity.REST/api/"
            })
    void sameInstanceHasOneMark(String url) {
        assertThat(InstanceMark.normalized(url)).isEqualTo("https://a.example.com");
    }
}

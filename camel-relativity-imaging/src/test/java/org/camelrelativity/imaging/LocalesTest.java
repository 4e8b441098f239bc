package org.camelrelativity.imaging;

import java.util.List;
import java.util.Locale;
import org.camelrelativity.common.testing.InLocale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a JVM's default locale is makes no difference: some broad tests once more, where letters, digits or years are others. */
@Tag("heavy")
class LocalesTest {

    static List<Locale> locales() {
        return InLocale.strange();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void theLocaleMakesNoDifference(Locale locale) throws Exception {
        InLocale.pass(locale, OptionTextTest.class, SandboxTest.class, ContradictoryAnswersTest.class);
    }
}

package org.camelrelativity.common.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The generation of Relativity's API. */
public enum ApiVersion {
    /** The services of Server 2021 and earlier, still served later: every call is a POST to a method's name. */
    LEGACY,
    /** The versioned API of Server 2022 and later and of RelativityOne. */
    V1;

    public String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ApiVersion> of(String value) {
        return Arrays.stream(values())
                .filter(v -> v.optionValue().equals(value))
                .findFirst();
    }
}

package org.camelrelativity.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/** How long a server asks to wait. RelativityOne says it in {@code RateLimit-Reset}. */
final class RetryAfter {

    private static final List<String> RATE_LIMIT_RESET = List.of("RateLimit-Reset", "X-RateLimit-Reset");
    private static final List<String> RATE_LIMIT_REMAINING = List.of("RateLimit-Remaining", "X-RateLimit-Remaining");

    private static final int MOST_DIGITS = 9;
    private static final int DIGITS_OF_EPOCH_MILLIS = 13;

    private RetryAfter() {}

    /** {@code null} if it doesn't ask, or in no way that can be read. */
    static Duration in(HttpResponse response, Clock clock) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        Duration asked = header == null ? null : retryAfter(header.getValue().strip(), clock);
        return asked == null && isRateLimit(response) ? rateLimitReset(response, clock) : asked;
    }

    /** RFC 9110 §10.2.3: seconds, or a date. */
    private static Duration retryAfter(String value, Clock clock) {
        if (value.matches("[0-9]+")) {
            boolean absurd = value.length() > MOST_DIGITS;
            return Duration.ofSeconds(absurd ? Integer.MAX_VALUE : Long.parseLong(value));
        }
        return value.isEmpty() ? null : until(DateUtils.parseStandardDate(value), clock);
    }

    /** Some servers tell of their quota in every answer, where it explains no other failure. */
    private static boolean isRateLimit(HttpResponse response) {
        return response.getCode() == HttpStatus.SC_TOO_MANY_REQUESTS
                || response.getCode() == HttpStatus.SC_SERVICE_UNAVAILABLE && !hasQuotaLeft(response);
    }

    private static boolean hasQuotaLeft(HttpResponse response) {
        return RATE_LIMIT_REMAINING.stream()
                .map(response::getFirstHeader)
                .anyMatch(header -> header != null && header.getValue().matches("\\s*0*[1-9][0-9]*\\s*"));
    }

    private static Duration rateLimitReset(HttpResponse response, Clock clock) {
        for (String name : RATE_LIMIT_RESET) {
            Header header = response.getFirstHeader(name);
            String value = header == null ? "" : header.getValue().strip();
            if (value.matches("[0-9]{1," + DIGITS_OF_EPOCH_MILLIS + "}")) {
                return secondsOrMoment(value, clock);
            }
        }
        return null;
    }

    /** Seconds; but of ten digits on they would be decades, and are the moment itself, as some gateways have it. */
    private static Duration secondsOrMoment(String value, Clock clock) {
        long number = Long.parseLong(value);
        if (value.length() == DIGITS_OF_EPOCH_MILLIS) {
            return until(Instant.ofEpochMilli(number), clock);
        }
        return value.length() > MOST_DIGITS ? until(Instant.ofEpochSecond(number), clock) : Duration.ofSeconds(number);
    }

    /** {@code null} for what is past: then there is nothing to wait for. */
    private static Duration until(Instant moment, Clock clock) {
        Instant now = clock.instant();
        return moment == null || moment.isBefore(now) ? null : Duration.between(now, moment);
    }
}

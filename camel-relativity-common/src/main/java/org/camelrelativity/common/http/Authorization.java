package org.camelrelativity.common.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;

/** What a request is authorized with, or why there is nothing. */
sealed interface Authorization permits Authorization.Credential, Response.NoToken {

    String BASIC = "Basic ";
    String BEARER = "Bearer ";

    /** The value of the Authorization header, scheme included. */
    record Credential(String value, Duration lifetime) implements Authorization {

        BasicHeader header() {
            return new MaskedHeader(HttpHeaders.AUTHORIZATION, value);
        }

        BasicHeader proxyHeader() {
            return new MaskedHeader(HttpHeaders.PROXY_AUTHORIZATION, value);
        }

        /** What must not be told: the token, or the pair in Base64 and the password. */
        List<String> secrets() {
            String credential = value.substring(value.indexOf(' ') + 1);
            if (!value.startsWith(BASIC)) {
                return List.of(credential);
            }
            String pair = new String(Base64.getDecoder().decode(credential), StandardCharsets.US_ASCII);
            return List.of(credential.replace("=", ""), pair.substring(pair.indexOf(':') + 1));
        }

        @Override
        public String toString() {
            return Secrets.HIDDEN;
        }
    }

    /** Goes on the wire, but not into the log of headers that HttpClient writes at level DEBUG. */
    final class MaskedHeader extends BasicHeader {

        private static final long serialVersionUID = 1L;

        private MaskedHeader(String name, String value) {
            super(name, value, true);
        }

        @Override
        public String toString() {
            return getName() + ": " + Secrets.HIDDEN;
        }
    }
}

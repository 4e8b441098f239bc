package org.camelrelativity.common.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Hides a request's credentials in what came back: a server may quote them in its error. */
final class Mask {

    private static final String HIDDEN = "xxxxxx";
    private static final String BASIC = "Basic ";

    /** Hides nothing. */
    static final Mask NONE = new Mask("");

    private final String authorization;

    /** Takes the header's value, empty if there was none. */
    Mask(String authorization) {
        this.authorization = authorization;
    }

    /** The text without them, whether it quotes the whole header, the token, or the password. */
    String in(String text) {
        if (authorization.isEmpty() || text == null) {
            return text;
        }
        String credential = authorization.substring(authorization.indexOf(' ') + 1);
        String hidden = text.replace(credential, HIDDEN);
        if (authorization.startsWith(BASIC)) {
            String pair = new String(Base64.getDecoder().decode(credential), StandardCharsets.US_ASCII);
            hidden = hidden.replace(pair.substring(pair.indexOf(':') + 1), HIDDEN);
        }
        return hidden;
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}

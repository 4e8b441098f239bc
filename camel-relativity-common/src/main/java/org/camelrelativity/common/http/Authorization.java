package org.camelrelativity.common.http;

/** What a request is authorized with, or why there is nothing. */
sealed interface Authorization permits Authorization.Header, Response.NoToken {

    /** The value of the Authorization header. */
    record Header(String value) implements Authorization {

        @Override
        public String toString() {
            return "xxxxxx";
        }
    }
}

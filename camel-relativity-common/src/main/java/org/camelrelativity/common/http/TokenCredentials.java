package org.camelrelativity.common.http;

import org.apache.camel.support.service.ServiceHelper;

/** Bearer tokens that we obtain. */
final class TokenCredentials extends Credentials {

    private final TokenCache tokens;
    private final HttpTransport transport;

    /**
     * The transport leads to the identity server, or is {@code null}. It is not the one to Relativity: calls that hold all
     * its connections would wait for tokens that wait for a connection.
     */
    TokenCredentials(TokenCache tokens, HttpTransport transport) {
        this.tokens = tokens;
        this.transport = transport;
    }

    @Override
    String authorization() throws TokenException {
        return tokens.authorization();
    }

    @Override
    void rejected(String authorization) {
        tokens.reject(authorization);
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport);
    }
}

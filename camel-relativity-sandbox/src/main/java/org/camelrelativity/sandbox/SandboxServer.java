package org.camelrelativity.sandbox;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;

/** WireMock's server with the sandbox's page in front, of which neither WireMock's journal nor its stubs know. */
class SandboxServer extends Jetty11HttpServer {

    SandboxServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs, Page page) {
        super(options, admin, stubs);
        PageHandler front = new PageHandler(page);
        front.setHandler(jettyServer.getHandler());
        jettyServer.setHandler(front);
    }
}

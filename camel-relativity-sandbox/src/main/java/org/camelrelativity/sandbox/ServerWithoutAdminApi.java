package org.camelrelativity.sandbox;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;
import wiremock.org.eclipse.jetty.servlet.ServletHandler;

/** Keeps WireMock's {@code /__admin} from whoever can reach the port: it tells all requests, and stops the server. */
final class ServerWithoutAdminApi extends SandboxServer {

    ServerWithoutAdminApi(Options options, AdminRequestHandler admin, StubRequestHandler stubs, Page page) {
        super(options, admin, stubs, page);
    }

    @Override
    protected void decorateAdminServiceContextAfterConfig(ServletContextHandler admin) {
        ServletHandler nothing = new ServletHandler();
        nothing.setEnsureDefaultServlet(false);
        admin.setServletHandler(nothing);
        admin.setAllowNullPathInfo(true); // or /__admin would be redirected to /__admin/
    }
}

package org.camelrelativity.reliability;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.camelrelativity.common.testing.Certificates;

/**
 * The certificates of a server, and of a client that the server never meets.
 *
 * @param server trusts that client only
 * @param client trusts the server, and has no certificate
 */
record Tls(SSLContext server, SSLContextParameters client) {

    /** Makes the certificates in an empty folder. */
    static Tls in(Path folder) throws Exception {
        Certificates certificates = new Certificates(folder);
        Path server = certificates.identity("server", "localhost", "dns:localhost,ip:127.0.0.1");
        certificates.identity("client", "imaging service", "dns:client.example");
        return new Tls(
                Certificates.parameters(certificates.trust("client"), server)
                        .createSSLContext(new DefaultCamelContext()),
                Certificates.parameters(certificates.trust("server"), null));
    }
}

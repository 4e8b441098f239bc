package org.camelrelativity.common.http;

import org.apache.hc.core5.http.message.BasicHeader;

/** A header whose value goes on the wire, but not into the log of headers that HttpClient writes at level DEBUG. */
final class MaskedHeader extends BasicHeader {

    private static final long serialVersionUID = 1L;

    MaskedHeader(String name, String value) {
        super(name, value, true);
    }

    @Override
    public String toString() {
        return getName() + ": xxxxxx";
    }
}

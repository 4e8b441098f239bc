package org.camelrelativity.benchmarks;

/** Who makes the call. */
enum Variant {
    OURS_RECORD("ours, record"),
    OURS_MAP("ours, Map"),
    OURS_JSON("ours, JSON string"),
    HTTP_CLIENT("HttpClient 5 + Jackson"),
    CAMEL_HTTP("Camel http, httpMethod option"),
    CAMEL_HTTP_HEADER("Camel http, CamelHttpMethod header"),
    CAMEL_VERTX("Camel vertx-http"),
    JAVA_NET("java.net.http + Jackson"),
    NO_CALL("Camel route that calls nothing");

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    /** How tables name it. */
    String title() {
        return title;
    }
}

package org.camelrelativity.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.http.Response.NoToken;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;

/** Relativity's identity server, asked with OAuth2 client credentials (RFC 6749 §4.4). */
final class TokenEndpoint implements TokenCredentials.Source {

    /** RFC 6749 §5.2. Any other word might be one of ours, sent back. */
    private static final Set<String> ERRORS = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope");

    private static final int CLIENT_SECRET = 2;
    private static final double MAX_SECONDS = Duration.ofDays(365).toSeconds();

    private final URI url;
    private final List<NameValuePair> form;
    private final HttpTransport transport;
    private final Secrets secrets;

    TokenEndpoint(RelativityConfiguration configuration, Settings settings, HttpTransport transport, Secrets secrets) {
        String both = "clientId and clientSecret";
        this.url = settings.tokenUrl();
        this.form = List.of(
                new BasicNameValuePair("grant_type", "client_credentials"),
                new BasicNameValuePair(
                        "client_id", Credentials.requireBoth("clientId", configuration.getClientId(), both)),
                new BasicNameValuePair(
                        "client_secret",
                        Credentials.requireBoth("clientSecret", configuration.getClientSecret(), both)),
                new BasicNameValuePair("scope", Credentials.requireBoth("scope", configuration.getScope(), both)));
        this.transport = transport;
        this.secrets = secrets;
    }

    @Override
    public Authorization fetch() {
        secrets.add(List.of(form.get(CLIENT_SECRET).getValue()));
        HttpPost request = new HttpPost(url);
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        request.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        Response response = transport.send(request, false, 0);
        if (response instanceof Response.NoResponse none) {
            return NoToken.unavailable("the identity server did not answer: " + none.message(), none.cause());
        }
        CompleteResponse complete = (CompleteResponse) response;
        return complete.status() == 200 ? token(complete) : noToken(complete);
    }

    private static NoToken noToken(CompleteResponse response) {
        if (response.proxyAsks()) {
            return NoToken.unavailable(response.statusLine(), response);
        }
        String where = response.status() == HttpStatus.SC_NOT_FOUND ? " at " + response.url() : "";
        String message = "the identity server answered " + response.status() + error(response) + where;
        boolean forNow = Repeatability.ofStatus(response.status()) != Repeatability.FINAL;
        if (response.status() >= 400 && response.status() < 500 && !forNow) {
            return NoToken.refused(message, response.status());
        }
        return NoToken.unavailable(message, response);
    }

    private static String error(CompleteResponse response) {
        try {
            String error = response.content(null).tree().path("error").asText();
            return ERRORS.contains(error) ? " " + error : "";
        } catch (UnreadableAnswerException e) {
            return ""; // an error page: the status says it all
        }
    }

    /** No message shows anything of an answer that may be a token. */
    private static Authorization token(CompleteResponse response) {
        JsonNode json;
        try {
            json = response.content(null).tree();
        } catch (UnreadableAnswerException e) {
            return unusable(response, response.isHtml() ? "an HTML page" : "no JSON");
        }
        JsonNode token = json.path("access_token");
        if (!token.isTextual() || !token.textValue().matches("[!-~]+")) {
            return unusable(response, "no usable access_token");
        }
        String type = json.path("token_type").asText("Bearer");
        if (!type.equalsIgnoreCase("Bearer")) {
            return unusable(response, "a token of another type than Bearer");
        }
        return new Authorization.Credential(
                Authorization.BEARER + token.textValue(), lifetime(json.path("expires_in")));
    }

    /** A number, or one in a text; anything else is as good as none. */
    private static Duration lifetime(JsonNode expiresIn) {
        double seconds = expiresIn.asDouble(0);
        return seconds > 0 ? Duration.ofMillis((long) (Math.min(seconds, MAX_SECONDS) * 1000)) : null;
    }

    private static NoToken unusable(CompleteResponse response, String what) {
        return NoToken.unavailable("the identity server answered 200 with " + what, response);
    }
}

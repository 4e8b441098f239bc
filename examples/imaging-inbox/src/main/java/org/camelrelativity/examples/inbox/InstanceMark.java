package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Ties a folder to the instance that it was first used with: Artifact IDs mean other sets on another one, so neither the
 * logs nor the list of processed files would say anything about it.
 */
final class InstanceMark extends ServiceSupport {

    private final Path path;
    private final String instance;

    /**
     * @param path where the folder keeps its instance
     * @param instanceUrl as it was configured
     */
    InstanceMark(Path path, String instanceUrl) {
        this.path = path;
        instance = normalized(instanceUrl);
    }

    /** {@return scheme, host, port and path in one form for each instance, and never a user or password} */
    static String normalized(String instanceUrl) {
        URI uri = uri(instanceUrl);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        // The component adds the API's path if it is not there.
        return address(uri) + path.replaceAll("/+$", "").replaceAll("(?i)/Relativity\\.REST/api$", "");
    }

    /** {@return scheme, host and port} */
    static String address(String instanceUrl) {
        return address(uri(instanceUrl));
    }

    @Override
    protected void doStart() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        String first = Files.readString(path).strip();
        if (!first.equals(instance)) {
            throw new IllegalStateException("This folder belongs to " + first + ", not to " + instance
                    + ": use another inbox.folder for each instance (" + path + ")");
        }
    }

    /** Not before the application has started: an address that was mistyped shall not keep the folder. */
    void keep() throws IOException {
        if (!Files.exists(path)) {
            Path part = path.resolveSibling(path.getFileName() + ".part");
            Files.writeString(part, instance + "\n");
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static URI uri(String instanceUrl) {
        try {
            return URI.create(instanceUrl.strip());
        } catch (IllegalArgumentException e) {
            // Without its cause, which would print the whole text and with it a password that was put there.
            throw new IllegalArgumentException("relativity.instance-url is no URL");
        }
    }

    private static String address(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("relativity.instance-url must be an https URL with a host");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}

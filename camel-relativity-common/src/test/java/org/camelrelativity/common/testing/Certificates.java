package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Real keys and certificates, made by the JDK's keytool for one test. */
public final class Certificates {

    public static final String PASSWORD = "changeit-please";

    /** Without the ten thousand rounds of a digest that PKCS12 costs at each connection that is made. */
    private static final String TRUST_TYPE = "JKS";

    private final Path folder;

    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** A key with a certificate that it signed itself, and beside it a store that trusts that certificate. */
    public Path identity(String name, String subject, String alternativeNames)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path identity = folder.resolve(name + ".p12");
        List<String> generate = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-validity", "2"));
        generate.addAll(List.of("-dname", "CN=" + subject, "-alias", name));
        generate.addAll(List.of("-ext", "SAN=" + alternativeNames));
        keytool(identity, generate);
        Certificate certificate =
                KeyStore.getInstance(identity.toFile(), PASSWORD.toCharArray()).getCertificate(name);
        KeyStore trust = KeyStore.getInstance(TRUST_TYPE);
        trust.load(null, null);
        trust.setCertificateEntry(name, certificate);
        try (OutputStream out = Files.newOutputStream(trust(name))) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return identity;
    }

    public Path trust(String name) {
        return folder.resolve(name + "-trust.jks");
    }

    /** What a user of Camel configures: whom to trust and, perhaps, who one is. */
    public static SSLContextParameters parameters(Path trust, Path identity) {
        SSLContextParameters parameters = new SSLContextParameters();
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store(trust, TRUST_TYPE));
        parameters.setTrustManagers(trusted);
        if (identity != null) {
            KeyManagersParameters keys = new KeyManagersParameters();
            keys.setKeyStore(store(identity, "PKCS12"));
            keys.setKeyPassword(PASSWORD);
            parameters.setKeyManagers(keys);
        }
        return parameters;
    }

    private static KeyStoreParameters store(Path file, String type) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setPassword(PASSWORD);
        store.setType(type);
        return store;
    }

    private static void keytool(Path store, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}

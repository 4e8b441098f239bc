package org.camelrelativity.examples.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A real Karaf in a JVM of its own, driven as its administrator would: by files and JMX. */
final class Karaf implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String USER = "karaf";

    private final Path home;
    private final Map<String, String> environment;
    private final int registryPort;
    private final int serverPort;
    private Process process;
    private JMXConnector connector;

    /**
     * Puts it where it is to live.
     *
     * @param distribution where it was unpacked; stays as it is
     * @param home where it is to live
     * @param repositories the folders where it finds bundles
     * @param environment variables to add
     */
    Karaf(Path distribution, Path home, List<Path> repositories, Map<String, String> environment) throws IOException {
        this.home = home;
        this.environment = environment;
        registryPort = freePort();
        serverPort = freePort();
        copy(distribution, home);
        Path etc = home.resolve("etc");
        writeRepositories(etc, repositories);
        set(
                etc.resolve("org.apache.karaf.management.cfg"),
                Map.of(
                        "rmiRegistryHost",
                        "127.0.0.1",
                        "rmiRegistryPort",
                        String.valueOf(registryPort),
                        "rmiServerHost",
                        "127.0.0.1",
                        "rmiServerPort",
                        String.valueOf(serverPort)));
        set(
                etc.resolve("org.apache.karaf.shell.cfg"),
                Map.of("sshHost", "127.0.0.1", "sshPort", String.valueOf(freePort())));
        Files.writeString(
                etc.resolve("users.properties"),
                USER + " = " + USER + ",admin,manager,viewer,systembundles\n",
                StandardOpenOption.APPEND);
    }

    /** Starts it, also anew, and waits until it can be asked. */
    void start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("console.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("KARAF_NOROOT"); // whatever its value, root may not start it then
        // What only a soft reference holds is no leak; without this it would look like one.
        builder.environment().put("EXTRA_JAVA_OPTS", "-XX:SoftRefLRUPolicyMSPerMB=0");
        builder.environment().putAll(environment);
        process = builder.start();
        connect();
    }

    /** Ends it as a power cut does. */
    void kill() throws IOException {
        connector.close();
        // The script waits for its JVM.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void writeRepositories(Path etc, List<Path> repositories) throws IOException {
        Path settings = etc.resolve("maven-settings.xml");
        Files.writeString(settings, System.getProperty("karaf.maven-settings"));
        String folders = Stream.concat(Stream.of(etc.resolveSibling("system")), repositories.stream())
                .map(folder -> folder.toUri() + "@id=" + folder.getFileName() + "@snapshots")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        String prefix = "org.ops4j.pax.url.mvn.";
        Files.write(
                etc.resolve("org.ops4j.pax.url.mvn.cfg"),
                List.of(
                        prefix + "localRepository=" + System.getProperty("maven.local-repository"),
                        prefix + "settings=" + settings,
                        prefix + "useFallbackRepositories=false",
                        prefix + "defaultRepositories=" + folders,
                        prefix + "repositories=https://repo.maven.apache.org/maven2@id=central"));
    }

    private static void set(Path file, Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        properties.putAll(values);
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void connect() throws Exception {
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi://127.0.0.1:%d/jndi/rmi://127.0.0.1:%d/karaf-root"
                .formatted(serverPort, registryPort));
        Map<String, Object> credentials = Map.of(JMXConnector.CREDENTIALS, new String[] {USER, USER});
        await("Karaf's JMX server")
                .atMost(PATIENCE)
                .failFast(() -> assertThat(process.isAlive()).as(this::log).isTrue())
                .ignoreExceptions()
                .until(() -> {
                    connector = JMXConnectorFactory.connect(url, credentials);
                    return connector.getMBeanServerConnection().isRegistered(name("feature"));
                });
    }

    private MBeanServerConnection server() throws IOException {
        return connector.getMBeanServerConnection();
    }

    private static ObjectName name(String type) throws Exception {
        return new ObjectName("org.apache.karaf:type=" + type + ",name=root");
    }

    private Object invoke(String type, String operation, String... arguments) throws Exception {
        String[] signature = new String[arguments.length];
        Arrays.fill(signature, String.class.getName());
        return server().invoke(name(type), operation, arguments, signature);
    }

    void addFeatures(String uri) throws Exception {
        invoke("feature", "addRepository", uri);
    }

    void installFeature(String feature) throws Exception {
        invoke("feature", "installFeature", feature);
    }

    void uninstallFeature(String feature) throws Exception {
        invoke("feature", "uninstallFeature", feature);
    }

    /** {@return the bundle's number} */
    String installBundle(Path bundle) throws Exception {
        Object id = server().invoke(
                        name("bundle"), "install", new Object[] {bundle.toUri().toString(), true}, new String[] {
                            String.class.getName(), boolean.class.getName()
                        });
        return id.toString();
    }

    void restartBundle(String id) throws Exception {
        invoke("bundle", "restart", id);
    }

    /** Resolves it anew, and with it every bundle that has classes of it. */
    void refreshBundle(String name) throws Exception {
        invoke("bundle", "refresh", name);
    }

    void uninstallBundle(String id) throws Exception {
        invoke("bundle", "uninstall", id);
    }

    /** A configuration as its administrator edits it; at once as a whole, as editors do. */
    void configure(String pid, List<String> lines) throws IOException {
        Path next = Files.write(home.resolve(pid + ".next"), lines);
        Files.move(next, home.resolve("etc").resolve(pid + ".cfg"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** {@return the configuration as anyone sees it who may look at Karaf's JMX} */
    String configuration(String pid) throws Exception {
        return invoke("config", "listProperties", pid).toString();
    }

    /** {@return the names of all threads} */
    List<String> threads() throws Exception {
        ObjectName threading = new ObjectName("java.lang:type=Threading");
        long[] ids = (long[]) server().getAttribute(threading, "AllThreadIds");
        Object infos =
                server().invoke(threading, "getThreadInfo", new Object[] {ids}, new String[] {long[].class.getName()});
        return Stream.of((CompositeData[]) infos)
                .filter(Objects::nonNull)
                .map(info -> (String) info.get("threadName"))
                .toList();
    }

    /** {@return how many objects of a class, in all its generations, are alive on the heap after a collection} */
    int alive(Class<?> type) throws Exception {
        Object histogram = server().invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .toString()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(type.getName()))
                .mapToInt(columns -> Integer.parseInt(columns[1]))
                .sum();
    }

    /** {@return how much of the machine's memory its JVM has, on Linux} */
    double residentMebibytes() throws IOException {
        ProcessHandle jvm = process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        return Files.readAllLines(Path.of("/proc", String.valueOf(jvm.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** {@return what it has logged so far} */
    String log() {
        try {
            Path log = home.resolve("data/log/karaf.log");
            return Files.exists(log) ? Files.readString(log) : Files.readString(home.resolve("console.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it as the operating system does, and waits until it is down. */
    @Override
    public void close() throws IOException {
        if (connector != null) {
            connector.close();
        }
        if (process == null) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((ended, late) -> {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                })
                .join();
    }
}

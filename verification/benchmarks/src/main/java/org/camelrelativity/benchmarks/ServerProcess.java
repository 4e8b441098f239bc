package org.camelrelativity.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The fixed-answer server, as those who start it or call it know it. */
final class ServerProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final Map<String, Integer> ports;

    private ServerProcess(Process process, Map<String, Integer> ports) {
        this.process = process;
        this.ports = ports;
    }

    static ServerProcess start() throws IOException {
        Process process = JavaProcess.ofServer()
                .with("-Xms512m", "-Xmx2g", "-XX:+UseSerialGC")
                .start(FixedAnswerServer.class);
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Map<String, Integer> ports = new TreeMap<>();
        String line = lines.readLine();
        while (line != null && !line.equals(FixedAnswerServer.READY)) {
            String[] port = line.split("=");
            ports.put(port[0], Integer.parseInt(port[1]));
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("the fixed-answer server did not start");
        }
        return new ServerProcess(process, ports);
    }

    /** Its ports, as an argument for those who call it. */
    String ports() {
        return ports.entrySet().stream()
                .map(port -> port.getKey() + "=" + port.getValue())
                .collect(Collectors.joining(","));
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Where a port's server is, read from the argument that {@link #ports()} made. */
    static String url(String ports, String name) {
        for (String port : ports.split(",")) {
            if (port.startsWith(name + "=")) {
                return "http://127.0.0.1:" + port.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException("no port " + name + " in " + ports);
    }

    /** How many connections the server has accepted so far, without those that asked for this. */
    static long connections(String ports) throws IOException {
        return Long.parseLong(ask(ports, FixedAnswerServer.CONNECTIONS));
    }

    /** Says to the server that the job of all sets runs, or has ended. */
    static void letSetsRun(String ports, boolean run) throws IOException {
        ask(ports, run ? FixedAnswerServer.RUN_SETS : FixedAnswerServer.END_SETS);
    }

    private static String ask(String ports, String name) throws IOException {
        try (InputStream answer = URI.create(url(ports, name)).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

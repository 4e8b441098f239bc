package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camelrelativity.reliability.Call.Effect;
import org.camelrelativity.reliability.Call.Kind;
import org.camelrelativity.sandbox.SandboxJournal;

/**
 * A call of each read. Which there are, the contract files of the components say; what one is about follows from its
 * service, unless it is about something else, and how the sandbox calls it from what arrives there.
 */
final class Reads {

    private static final Map<String, Function<World, Object>> SUBJECTS = new HashMap<>();

    static {
        SUBJECTS.put("profile", world -> world.workspace().defaultImagingProfile());
        SUBJECTS.put("set", world -> world.newSet().artifactId());
        SUBJECTS.put("native-type", world -> world.workspace().nativeType("Microsoft Word 2010"));
        SUBJECTS.put("field-code", Call::newFieldCode);
        SUBJECTS.put("document", world -> world.workspace().documents().add());
        SUBJECTS.put("environment", world -> null);
        SUBJECTS.put("queue", world -> null);
        SUBJECTS.put("production", Call::stagedProduction);
        SUBJECTS.put("production/images", Call::imagesToken);
        SUBJECTS.put("document/production-images", Call::documentInProduction);
        SUBJECTS.put("document/productions", Call::document);
        SUBJECTS.put("data-source", Call::newDataSource);
        SUBJECTS.put("data-source/defaults", world -> null);
        SUBJECTS.put("placeholder", Call::newPlaceholder);
        SUBJECTS.put("placeholder/defaults", world -> null);
        SUBJECTS.put("re-production", Call::newReproductionJob);
        SUBJECTS.put("re-production/jobs", world -> null);
        SUBJECTS.put("re-production/of-production", World::producedProduction);
        SUBJECTS.put("re-production/eligible", Call::selection);
        SUBJECTS.put("mass-process", world -> null);
        SUBJECTS.put("search", world -> null);
        SUBJECTS.put("instance", world -> null);
        SUBJECTS.put(
                "object",
                world -> Map.of(
                        "WorkspaceID", world.workspace().artifactId(),
                        "request", Map.of("ObjectType", Map.of("Name", "Document"))));
    }

    private final World world;

    private Reads(World world) {
        this.world = world;
    }

    static List<Call> all() {
        try (World world = World.plain()) {
            Reads reads = new Reads(world);
            List<Call> calls = new ArrayList<>();
            calls.addAll(reads.in("imaging", "legacy"));
            calls.addAll(reads.in("imaging", "v1"));
            calls.addAll(reads.in("production", "v1"));
            return calls;
        } catch (Exception e) {
            throw new IllegalStateException("the reads can't be listed", e);
        }
    }

    private List<Call> in(String component, String generation) throws IOException {
        Path folder = Path.of("../../camel-relativity-" + component, "src/test/resources/contracts", generation);
        try (Stream<Path> contracts = Files.list(folder)) {
            return contracts
                    .filter(Reads::isSafe)
                    .map(file -> operation(file.getFileName().toString().replace(".json", "")))
                    .sorted()
                    .filter(operation -> isOffered("relativity-" + component + ":" + operation))
                    .map(operation -> call("relativity-" + component + ":", generation, operation))
                    .toList();
        }
    }

    private static boolean isSafe(Path contract) {
        try {
            return new ObjectMapper()
                    .readTree(contract.toFile())
                    .get("class")
                    .textValue()
                    .equals("safe");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some files have another answer, or another way to ask, of an operation that has a file besides. */
    private boolean isOffered(String uri) {
        return catchThrowable(() -> world.context().getEndpoint(uri)) == null;
    }

    /** Services and operations have hyphens in their names, and the file has one between them. */
    private static String operation(String name) {
        return SUBJECTS.keySet().stream()
                .filter(service -> name.startsWith(service + "-"))
                .map(service -> service + "/" + name.substring(service.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("what is " + name + " about?"));
    }

    /** Whatever a find looks for, there need be none. */
    private static Object nameOfNone(World world) {
        return Map.of("WorkspaceID", world.workspace().artifactId(), "Name", "O'Neill");
    }

    private Call call(String scheme, String generation, String name) {
        Function<World, Object> body = name.endsWith("/find")
                ? Reads::nameOfNone
                : SUBJECTS.getOrDefault(name, SUBJECTS.get(name.split("/")[0]));
        Call unnamed = new Call(name, scheme, generation, null, Kind.SAFE, Effect.EACH_TIME, true, body);
        Object subject = body.apply(world);
        SandboxJournal journal = world.sandbox().journal();
        journal.clear();
        world.ask(unnamed.uri(), subject, Object.class);
        return unnamed.of(journal.entries().get(0).operation());
    }
}

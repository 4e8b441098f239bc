package org.camelrelativity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityNaming;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.InstanceStatus;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingSetStatus;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionStatus;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.IndexView;
import org.junit.jupiter.api.Test;

/** What is registered is found in the index that the components' jars bring. */
class RelativityProcessorTest {

    private static final Pattern OURS = Pattern.compile("org\\.camelrelativity\\.[\\w.$]+");

    @Test
    void registersRecordsAndEnums() throws IOException {
        assertThat(registered())
                .contains(
                        ImagingProfile.class.getName(),
                        ImagingSetStatus.class.getName(),
                        ProductionJobRef.class.getName(),
                        ProductionStatus.class.getName(),
                        MassRetryResult.class.getName(),
                        InstanceStatus.class.getName(),
                        RelativityNaming.class.getName());
    }

    @Test
    void registersWhateverTheseConsistOf() throws Exception {
        Set<String> registered = registered();
        Set<String> parts = new HashSet<>();
        for (String name : registered) {
            Class<?> type = Class.forName(name, false, getClass().getClassLoader());
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    Matcher ours = OURS.matcher(component.getGenericType().getTypeName());
                    ours.results().forEach(match -> parts.add(match.group()));
                }
            }
        }
        assertThat(parts).hasSizeGreaterThan(20);
        assertThat(registered).containsAll(parts);
    }

    /** Looks at the classes themselves, and not into the index. */
    @Test
    void registersWhateverIsARecordOfRelativity() throws Exception {
        Set<String> records = new HashSet<>();
        for (Class<?> one : List.of(RelativityRecord.class, ImagingProfile.class, ProductionJobRef.class)) {
            for (String name : neighbours(one)) {
                Class<?> type = Class.forName(name, false, getClass().getClassLoader());
                if (RelativityRecord.class.isAssignableFrom(type) && !type.isInterface()) {
                    records.add(name);
                }
            }
        }
        assertThat(records).hasSizeGreaterThan(20);
        assertThat(registered()).containsAll(records);
    }

    /** {@return all classes of the jar that the class is in, or of the folder that becomes one} */
    private static List<String> neighbours(Class<?> type) throws Exception {
        Path place =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (FileSystem jar = Files.isDirectory(place) ? null : FileSystems.newFileSystem(place)) {
            Path root = jar == null ? place : jar.getPath("/");
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.replaceAll("[/\\\\]", ".").replaceFirst("\\.class$", ""))
                        .toList();
            }
        }
    }

    private static Set<String> registered() throws IOException {
        List<IndexView> indexes = new ArrayList<>();
        for (URL url :
                Collections.list(RelativityProcessorTest.class.getClassLoader().getResources("META-INF/jandex.idx"))) {
            try (InputStream index = url.openStream()) {
                indexes.add(new IndexReader(index).read());
            }
        }
        IndexView application = CompositeIndex.create(indexes);
        ReflectiveClassBuildItem item =
                new RelativityProcessor().reflective(new CombinedIndexBuildItem(application, application));
        assertThat(item.isConstructors()).isTrue();
        assertThat(item.isMethods()).isTrue();
        assertThat(item.isFields()).isTrue();
        return new HashSet<>(item.getClassNames());
    }
}

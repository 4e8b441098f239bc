package org.camelrelativity.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** What Quarkus does for the components when it builds an application. */
class RelativityProcessor {

    private static final String FEATURE = "camel-relativity";
    private static final DotName RECORD = DotName.createSimple("org.camelrelativity.common.RelativityRecord");
    private static final List<String> MODELS =
            List.of("org.camelrelativity.imaging.model", "org.camelrelativity.production.model");

    /** Jackson makes one itself, since an annotation names it. */
    private static final String NAMING = "org.camelrelativity.common.RelativityNaming";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    /** For native images: all that Jackson reads and writes. The components' jars bring the index to find it in. */
    @BuildStep
    ReflectiveClassBuildItem reflective(CombinedIndexBuildItem application) {
        return ReflectiveClassBuildItem.builder(readByJackson(application.getIndex()))
                .reason(FEATURE)
                .constructors()
                .methods()
                .fields()
                .build();
    }

    private static String[] readByJackson(IndexView index) {
        Set<String> names = new TreeSet<>(Set.of(NAMING));
        for (ClassInfo type : index.getAllKnownImplementations(RECORD)) {
            names.add(type.name().toString());
            type.fields().stream()
                    .map(field -> index.getClassByName(field.type().name()))
                    .filter(part -> part != null && part.isEnum())
                    .forEach(part -> names.add(part.name().toString()));
        }
        for (String model : MODELS) {
            for (ClassInfo type : index.getClassesInPackage(model)) {
                names.add(type.name().toString());
            }
        }
        return names.toArray(String[]::new);
    }
}

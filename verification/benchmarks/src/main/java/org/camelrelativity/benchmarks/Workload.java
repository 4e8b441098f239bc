package org.camelrelativity.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.imaging.model.ImagingJob;
import org.camelrelativity.production.model.MassRetryRequest;
import org.camelrelativity.production.model.ProductionJobRef;

/** What is asked and answered: the same JSON over the wire, whoever writes and reads it. */
enum Workload {
    RUN_SET(
            "job/run",
            "relativity-imaging:job/run",
            Workload.IMAGING + "Imaging%20Job%20Service/RunImagingSetAsync",
            0),
    READ_SET("set/read", "relativity-imaging:set/read", Workload.IMAGING + "Imaging%20Set%20Service/ReadAsync", 0),
    RETRY_1("job/mass-retry, 1 reference", Workload.MASS_RETRY_URI, Workload.MASS_RETRY_PATH, 1),
    RETRY_100("job/mass-retry, 100 references", Workload.MASS_RETRY_URI, Workload.MASS_RETRY_PATH, 100),
    RETRY_10000("job/mass-retry, 10,000 references", Workload.MASS_RETRY_URI, Workload.MASS_RETRY_PATH, 10_000);

    static final int WORKSPACE = 1_017_371;
    static final int FIRST_PRODUCTION = 1_039_603;

    static final String MASS_RETRY_URI = "relativity-production:job/mass-retry";

    private static final String IMAGING = "/Relativity.REST/api/Relativity.Imaging.Services.Interfaces.IImagingModule/";
    static final String MASS_RETRY_PATH =
            "/Relativity.REST/api/relativity-productions/v1/production-queue/production-jobs/mass-retry";

    private static final int SET = 1_039_603;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String title;
    private final String uri;
    private final String path;
    private final int references;

    Workload(String title, String uri, String path, int references) {
        this.title = title;
        this.uri = uri;
        this.path = path;
        this.references = references;
    }

    /** How tables name it. */
    String title() {
        return title;
    }

    /** The endpoint of ours. */
    String uri() {
        return uri;
    }

    /** Where the others send it. */
    String path() {
        return path;
    }

    /** The body as our components take it. */
    Object body(BodyForm form) {
        return switch (form) {
            case RECORD -> record();
            case MAP -> map();
            case JSON -> json(map());
        };
    }

    private Object record() {
        return switch (this) {
            case RUN_SET -> new ImagingJob(WORKSPACE, SET, true);
            case READ_SET -> new ArtifactSelector(WORKSPACE, SET);
            default -> new MassRetryRequest(references(references));
        };
    }

    /** So many references, each to another production. */
    static List<ProductionJobRef> references(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ProductionJobRef.of(WORKSPACE, FIRST_PRODUCTION + i))
                .toList();
    }

    /** The body as one writes it by hand: what goes over the wire. */
    Map<String, Object> map() {
        return switch (this) {
            case RUN_SET -> {
                Map<String, Object> job = new LinkedHashMap<>();
                job.put("imagingSetId", SET);
                job.put("workspaceId", WORKSPACE);
                job.put("QcEnabled", true);
                yield Map.of("imagingJob", job);
            }
            case READ_SET -> {
                Map<String, Object> selector = new LinkedHashMap<>();
                selector.put("imagingSetId", SET);
                selector.put("workspaceID", WORKSPACE);
                yield selector;
            }
            default -> Map.of("jobsToBeRetried", referenceMaps());
        };
    }

    private List<Map<String, Object>> referenceMaps() {
        return IntStream.range(0, references)
                .mapToObj(i -> {
                    Map<String, Object> reference = new LinkedHashMap<>();
                    reference.put("WorkspaceID", WORKSPACE);
                    reference.put("ProductionID", FIRST_PRODUCTION + i);
                    return reference;
                })
                .toList();
    }

    /** What Relativity answers, as its documentation shows it. */
    String answer() {
        return switch (this) {
            case RUN_SET -> "{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}";
            case READ_SET ->
                "{\"ArtifactID\":1039603,\"Name\":\"Imaging set 1\",\"ImagingProfile\":{\"ArtifactID\":1038500,"
                        + "\"Name\":\"Basic default\"},\"DataSource\":1039588,\"EmailNotificationRecipients\":\"\","
                        + "\"Status\":{\"Status\":\"Completed\",\"LastRunError\":\"\",\"QCEnabledOnLastRun\":false}}";
            default -> json(MassRetryAnswers.to(referenceMaps()));
        };
    }

    private static String json(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

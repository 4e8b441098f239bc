package org.camelrelativity.imaging;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camelrelativity.common.testing.BodyFuzz;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.InMemoryRelativity;

class BodyFuzzTest extends BodyFuzz {

    private static InMemoryRelativity relativity;

    BodyFuzzTest() throws IOException {
        super(
                "relativity-imaging",
                Stream.concat(Contract.all("legacy"), Contract.all("v1"))
                        .filter(contract -> !contract.body().isMissingNode()) // the environment takes none
                        .toList(),
                Set.of(
                        RelativityImagingConstants.WORKSPACE_ID,
                        RelativityImagingConstants.IMAGING_SET_ID,
                        RelativityImagingConstants.IMAGING_PROFILE_ID,
                        RelativityImagingConstants.NATIVE_TYPE_ID,
                        RelativityImagingConstants.APPLICATION_FIELD_CODE_ID,
                        RelativityImagingConstants.DOCUMENT_ID,
                        RelativityImagingConstants.IMAGING_JOB_ID,
                        RelativityImagingConstants.IMAGING_JOB_GUID,
                        RelativityImagingConstants.QC_ENABLED,
                        RelativityImagingConstants.PRIORITY),
                Set.of("QcEnabled", "Status", "TimeZoneFieldOnDocument"));
    }

    @BeforeContainer
    static void start() {
        relativity = new InMemoryRelativity("relativity-imaging");
    }

    @AfterContainer
    static void stop() {
        relativity.close();
    }

    @Override
    protected InMemoryRelativity relativity() {
        return relativity;
    }
}

package org.camelrelativity.imaging;

import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.service.ServiceHelper;
import org.camelrelativity.common.RelativityComponent;
import org.camelrelativity.common.RelativityEndpoint;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;

/** {@code relativity-imaging:service/operation}. */
@Component("relativity-imaging")
public class RelativityImagingComponent extends RelativityComponent {

    @Metadata(
            label = "producer",
            defaultValue = "600",
            description = "How often all set/await of the component together read the status of sets, at most, in a"
                    + " minute; however many wait.")
    private String maxPollsPerMinute = "600";

    private final ReentrantLock lock = new ReentrantLock();
    private SetWaits waits;

    /** A component that is still to be configured. */
    public RelativityImagingComponent() {
        super(SetAwait.TABLE, ApiVersion.LEGACY);
    }

    public String getMaxPollsPerMinute() {
        return maxPollsPerMinute;
    }

    public void setMaxPollsPerMinute(String maxPollsPerMinute) {
        this.maxPollsPerMinute = maxPollsPerMinute;
    }

    /** {@return the option, read strictly} */
    int pollsPerMinute() {
        return FieldType.ARTIFACT_ID.read("maxPollsPerMinute", maxPollsPerMinute);
    }

    /** {@return what waits for all of the component's set/await, from the first one on; a stopped component's does not} */
    SetWaits startedWaits() {
        lock.lock();
        try {
            if (waits == null) {
                waits = new SetWaits(getCamelContext(), pollsPerMinute());
            }
            if (isRunAllowed()) {
                ServiceHelper.startService(waits);
            }
            return waits;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected RelativityEndpoint newEndpoint(String uri, Operation operation) {
        return new RelativityImagingEndpoint(uri, this, operation);
    }

    /** After a stop the producers may stay started, so that none of them would start the waiting again. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (waits != null) {
            startedWaits();
        }
    }

    @Override
    protected void doStop() throws Exception {
        lock.lock();
        try {
            ServiceHelper.stopService(waits);
        } finally {
            lock.unlock();
        }
        super.doStop();
    }
}

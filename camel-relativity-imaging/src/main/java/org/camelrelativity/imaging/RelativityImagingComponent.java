package org.camelrelativity.imaging;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.service.ServiceHelper;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.component.RelativityWait;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.watch.StatusPoller;

/** {@code relativity-imaging:service/operation}. */
@Component("relativity-imaging")
public class RelativityImagingComponent extends RelativityComponent {

    @Metadata(
            label = "producer",
            defaultValue = "600",
            description = "How often all set/await of the component together read the status of sets, at most, in a"
                    + " minute; however many wait.")
    private int maxPollsPerMinute = 600;

    private final ReentrantLock lock = new ReentrantLock();
    private StatusPoller<SetReading> poller;

    /** A component that is still to be configured. */
    public RelativityImagingComponent() {
        super(ImagingOperations.TABLE, ApiVersion.LEGACY);
    }

    public int getMaxPollsPerMinute() {
        return maxPollsPerMinute;
    }

    public void setMaxPollsPerMinute(int maxPollsPerMinute) {
        this.maxPollsPerMinute = maxPollsPerMinute;
    }

    int pollsPerMinute() {
        return FieldType.ARTIFACT_ID.read("maxPollsPerMinute", maxPollsPerMinute);
    }

    /** {@return the poller of all of the component's set/await; a stopped component's is not started} */
    StatusPoller<SetReading> startedPoller() {
        lock.lock();
        try {
            if (poller == null) {
                poller = new StatusPoller<>(
                        getCamelContext(),
                        ImagingOperations.AWAIT.name(),
                        pollsPerMinute(),
                        reading -> reading.answered().attempts());
            }
            if (isRunAllowed()) {
                ServiceHelper.startService(poller);
            }
            return poller;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected List<RelativityWait> waits() {
        lock.lock();
        try {
            return poller == null
                    ? List.of()
                    : poller.waits((reads, waiting) -> ((AwaitProducer.SharedReads) reads).waiting(waiting));
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
        if (poller != null) {
            startedPoller();
        }
    }

    @Override
    protected void doStop() throws Exception {
        lock.lock();
        try {
            ServiceHelper.stopService(poller);
        } finally {
            lock.unlock();
        }
        super.doStop();
    }
}

package org.camelrelativity.common.component;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** A health check of readiness only: a restart of Camel would help none of ours. */
final class ReadinessCheck implements HealthCheck {

    private final String id;
    private final Consumer<HealthCheckResultBuilder> check;
    private volatile boolean enabled = true;

    ReadinessCheck(String id, Consumer<HealthCheckResultBuilder> check) {
        this.id = id;
        this.check = check;
    }

    @Override
    public String getGroup() {
        return "relativity";
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).detail(CHECK_KIND, Kind.READINESS);
        if (enabled) {
            check.accept(result);
            if (result.state() != State.UP && result.message() != null) {
                result.detail("reason", result.message()); // Spring Boot's actuator shows details, but no messages
            }
        } else {
            result.message("Disabled").detail(CHECK_ENABLED, false).unknown();
        }
        return result.build();
    }
}

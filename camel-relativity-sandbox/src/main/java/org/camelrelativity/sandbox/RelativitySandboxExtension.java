package org.camelrelativity.sandbox;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every JUnit 5 test a sandbox of its own, closed after the test. Use it as {@code @ExtendWith} with a parameter
 * of type {@link RelativitySandbox} in test, before-each and after-each methods, or as {@code @RegisterExtension}, which
 * also has {@link #sandbox()}. Tests of one class that run at the same time should use the parameter.
 */
public final class RelativitySandboxExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RelativitySandboxExtension.class);

    private final UnaryOperator<RelativitySandboxBuilder> settings;
    private volatile RelativitySandbox current;

    /** Sandboxes with all defaults. */
    public RelativitySandboxExtension() {
        this(UnaryOperator.identity());
    }

    /**
     * Sandboxes with settings.
     *
     * @param settings changes a fresh builder before each test; not null
     */
    public RelativitySandboxExtension(UnaryOperator<RelativitySandboxBuilder> settings) {
        this.settings = settings;
    }

    /**
     * The sandbox of the test that runs now.
     *
     * @return not null
     * @throws IllegalStateException if no test is running
     */
    public RelativitySandbox sandbox() {
        RelativitySandbox sandbox = current;
        if (sandbox == null) {
            throw new IllegalStateException("There is a sandbox only while a test runs");
        }
        return sandbox;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        current = settings.apply(RelativitySandbox.builder()).start();
        // Kept by extension: a test may register several.
        context.getStore(NAMESPACE).put(this, current);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        current = null;
        RelativitySandbox ended = context.getStore(NAMESPACE).remove(this, RelativitySandbox.class);
        // There is none if it could not be started.
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RelativitySandbox.class
                && context.getStore(NAMESPACE).get(this) != null;
    }

    @Override
    public RelativitySandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(this, RelativitySandbox.class);
    }
}

package org.camelrelativity.sandbox;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every JUnit 5 test a sandbox of its own, closed after the test. Use it as {@code @ExtendWith} with a parameter
 * of type {@link RelativitySandbox} in test, before-each and after-each methods, or as {@code @RegisterExtension}, which
 * also has {@link #sandbox()}. Tests of one class that run at the same time should use the parameter.
 *
 * <p>An application that is started for several tests must know the URL before the first of them. Therefore a sandbox
 * that is asked for while no test runs stays, with its URL, until the end of the test run (that of an extension in an
 * instance field until the end of the test), and is put back as it was started before each test. Tests that share it
 * can't run at the same time. With Spring:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RelativitySandboxExtension RELATIVITY = new RelativitySandboxExtension();
 *
 * @DynamicPropertySource
 * static void relativity(DynamicPropertyRegistry properties) {
 *     properties.add("relativity.instance-url", () -> RELATIVITY.sandbox().instanceUrl());
 * }
 * }</pre>
 *
 * <p>With Quarkus, the {@code start()} of a {@code QuarkusTestResourceLifecycleManager} answers
 * {@code Map.of("relativity.instance-url", MyTest.RELATIVITY.sandbox().instanceUrl())}.
 */
public final class RelativitySandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RelativitySandboxExtension.class);

    /** JUnit before 5.13 closes only the one, and later ones want the other. */
    @SuppressWarnings("deprecation")
    private record AtTheEnd(Runnable closing) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    private final UnaryOperator<RelativitySandboxBuilder> settings;
    private final ReentrantLock lock = new ReentrantLock();
    private RelativitySandbox current;
    private RelativitySandbox shared;
    private boolean sharedInUse;
    private boolean perTest;
    private boolean registeredForClass;

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
     * The sandbox of the test that runs now; before the tests of a class one for all of them.
     *
     * @return not null
     * @throws IllegalStateException if no test is running any more, and each had its own
     */
    public RelativitySandbox sandbox() {
        lock.lock();
        try {
            if (current != null) {
                return current;
            }
            if (shared == null) {
                if (perTest) {
                    throw new IllegalStateException("There is a sandbox only while a test runs, or if it was asked for"
                            + " before the first one");
                }
                shared = start();
            }
            return shared;
        } finally {
            lock.unlock();
        }
    }

    private RelativitySandbox start() {
        return settings.apply(RelativitySandbox.builder()).start();
    }

    /** A class that inherits the extension may need the URL that the one before did not. */
    @Override
    public void beforeAll(ExtensionContext context) {
        locked(() -> {
            registeredForClass = true;
            perTest = false;
        });
        context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(this, unused -> new AtTheEnd(() -> locked(this::closeShared)));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        locked(() -> {
            if (shared == null) {
                perTest = true;
                current = start();
            } else {
                takeShared();
            }
            // Kept by extension: a test may register several.
            context.getStore(NAMESPACE).put(this, current);
        });
    }

    private void takeShared() {
        if (sharedInUse) {
            throw new IllegalStateException("The sandbox was asked for before the first test, so the tests share it and"
                    + " can't run at the same time: see @ResourceLock and @Execution of JUnit");
        }
        shared.restore();
        sharedInUse = true;
        current = shared;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        locked(() -> {
            RelativitySandbox ended = context.getStore(NAMESPACE).remove(this, RelativitySandbox.class);
            // There is none if it could not be started.
            if (ended == null) {
                return;
            }
            current = null;
            if (ended != shared) {
                ended.close();
            } else {
                sharedInUse = false;
                if (!registeredForClass) {
                    closeShared();
                }
            }
        });
    }

    private void closeShared() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
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

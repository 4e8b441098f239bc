package org.camelrelativity.examples.inbox;

import java.util.Locale;
import java.util.Optional;

/** The column {@code qc}. */
enum QualityControl {
    /** Empty or {@code false}: reviewers see the images at once. */
    VISIBLE("false"),
    /** {@code true}: the images are hidden for a quality control review, and stay so. */
    HIDDEN("true"),
    /** {@code release}: the images are hidden until the set has completed without errors, then released. */
    RELEASE("release");

    private final String text;

    QualityControl(String text) {
        this.text = text;
    }

    static Optional<QualityControl> parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "false" -> Optional.of(VISIBLE);
            case "true" -> Optional.of(HIDDEN);
            case "release" -> Optional.of(RELEASE);
            default -> Optional.empty();
        };
    }

    boolean hides() {
        return this != VISIBLE;
    }

    @Override
    public String toString() {
        return text;
    }
}

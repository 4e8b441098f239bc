package org.camelrelativity.examples.desk;

/** A message from which no command can be read. */
final class MalformedCommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final String text;

    /**
     * @param id the command's
     * @param reason what is wrong with it
     * @param text what came, or null if it wasn't text
     */
    MalformedCommandException(String id, String reason, String text) {
        super(reason);
        this.id = id;
        this.text = text;
    }

    String id() {
        return id;
    }

    String text() {
        return text;
    }
}

package org.camelrelativity.sandbox;

/** What Relativity says no to: thrown by the state and by reading a request, turned into an error answer at the door. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String EXCEPTIONS = "Relativity.Services.Exceptions.";

    private final int status;
    private final String errorType;

    private Refusal(int status, String exception, String message) {
        super(message);
        this.status = status;
        this.errorType = EXCEPTIONS + exception;
    }

    /** The request can't be read at all. */
    static Refusal unreadable(String message) {
        return new Refusal(400, "ServiceSerializationException", message);
    }

    /** The request can be read, but an argument is missing or breaks a constraint. */
    static Refusal invalid(String message) {
        return new Refusal(400, "ValidationException", message);
    }

    static Refusal notFound(String what, long artifactId) {
        return notFound("There is no " + what + " with the Artifact ID " + artifactId + ".");
    }

    static Refusal notFound(String message) {
        return new Refusal(404, "NotFoundException", message);
    }

    /** The server has no such service or method. */
    static Refusal serviceNotFound() {
        return new Refusal(404, "ServiceNotFoundException", "There is no such service.");
    }

    /** The object is busy or in use. */
    static Refusal conflict(String message) {
        return new Refusal(409, "ConflictException", message);
    }

    /** For answers whose status no source tells; the type follows the status. */
    static Refusal withStatus(int status, String message) {
        String exception =
                switch (status) {
                    case 400 -> "ValidationException";
                    case 409 -> "ConflictException";
                    default -> "ServiceException";
                };
        return new Refusal(status, exception, message);
    }

    int status() {
        return status;
    }

    String errorType() {
        return errorType;
    }
}

package io.github.kubeauthn.api;

/**
 * A configuration that cannot be used: a flag, a file or a combination of them. Thrown when a chain is built, never when
 * it is asked. The message says what, where, why, and what would mend it, and holds no secret.
 */
public final class InvalidConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidConfigurationException(String message) {
        super(message);
    }

    public InvalidConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}

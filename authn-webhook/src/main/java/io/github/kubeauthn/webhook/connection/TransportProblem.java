package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.webhook.connection.Reply.NoAnswer.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection failed, in words like Go's.
 *
 * @param cause whether it is worth trying again
 * @param words what happened
 */
record TransportProblem(Cause cause, String words) {

    /**
     * Finds the words.
     *
     * @param host whom the connection was to reach, with its port if it has one
     */
    static TransportProblem of(Throwable failure, String host) {
        CertificateException mistrust = find(failure, CertificateException.class);
        if (mistrust != null) {
            return new TransportProblem(Cause.OTHER, "tls: failed to verify certificate: " + mistrust.getMessage());
        }
        if (find(failure, UnresolvedAddressException.class) != null) {
            return new TransportProblem(Cause.OTHER, "dial tcp: lookup " + host + ": no such host");
        }
        if (find(failure, ConnectException.class) != null) {
            return new TransportProblem(Cause.OTHER, "dial tcp " + host + ": connect: connection refused");
        }
        if (find(failure, HttpTimeoutException.class) != null) {
            return new TransportProblem(Cause.TIMEOUT, "context deadline exceeded");
        }
        return ofMessage(failure);
    }

    private static TransportProblem ofMessage(Throwable failure) {
        if (says(failure, "connection reset") || says(failure, "broken pipe")) {
            return new TransportProblem(Cause.CONNECTION_LOST, "read: connection reset by peer");
        }
        if (says(failure, "goaway")) {
            return new TransportProblem(Cause.GOING_AWAY, "http2: client connection lost");
        }
        if (find(failure, EOFException.class) != null || says(failure, "received no bytes")) {
            return new TransportProblem(Cause.OTHER, "EOF");
        }
        IOException ioFailure = find(failure, IOException.class);
        String message = ioFailure == null ? null : ioFailure.getMessage();
        return new TransportProblem(
                Cause.OTHER, message == null ? failure.getClass().getSimpleName() : message);
    }

    /** Whether an I/O failure, or one that it came from, says something, in whatever case. */
    private static boolean says(Throwable failure, String words) {
        return causes(failure).stream()
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .anyMatch(message -> message.toLowerCase(Locale.ROOT).contains(words));
    }

    /** The first failure of a kind, from the outermost to the innermost; null if there is none. */
    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> kind) {
        return causes(failure).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElse(null);
    }

    /** From the outermost to the innermost. */
    private static Set<Throwable> causes(Throwable failure) {
        Set<Throwable> causes = new LinkedHashSet<>();
        Throwable each = failure;
        while (each != null && causes.add(each)) {
            each = each.getCause();
        }
        return causes;
    }
}

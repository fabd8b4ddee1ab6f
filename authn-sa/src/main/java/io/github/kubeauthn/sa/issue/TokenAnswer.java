package io.github.kubeauthn.sa.issue;

import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Notices;
import java.time.Instant;
import java.util.List;

/** What became of a {@link TokenRequest}. */
public sealed interface TokenAnswer {

    /**
     * There is a token.
     *
     * @param token the secret; does not show in {@link #toString()}
     * @param audiences for whom it is good ({@code spec.audiences} of the answer)
     * @param expirationSeconds how long its owner should use it ({@code spec.expirationSeconds} of the answer)
     * @param expirationTimestamp until when its owner should use it ({@code status.expirationTimestamp})
     * @param notices warnings for the client, and the id of the token for the audit event
     */
    record Issued(
            String token, List<String> audiences, long expirationSeconds, Instant expirationTimestamp, Notices notices)
            implements TokenAnswer {

        public Issued {
            audiences = List.copyOf(audiences);
        }

        @Override
        public String toString() {
            return "Issued[audiences=" + audiences + ", expirationTimestamp=" + expirationTimestamp + "]";
        }
    }

    /**
     * There is none.
     *
     * @param reason {@code reason} of the API server's Status
     * @param message its {@code message}
     */
    record Refused(Reason reason, String message) implements TokenAnswer {}

    /**
     * Nobody could find out whether there may be one.
     *
     * @param failure why
     */
    record Unavailable(Failed failure) implements TokenAnswer {}

    /** Why there is no token, in the words of the API server's Status. */
    enum Reason {
        /** The object cannot be bound to. */
        BAD_REQUEST("BadRequest", 400),
        /** There is no such service account or object. */
        NOT_FOUND("NotFound", 404),
        /** There is one of the same name, but of another uid. */
        CONFLICT("Conflict", 409),
        /** The request itself is wrong. */
        INVALID("Invalid", 422);

        private final String status;
        private final int httpStatus;

        Reason(String status, int httpStatus) {
            this.status = status;
            this.httpStatus = httpStatus;
        }

        /** {@code code} of the Status, and the HTTP status of the answer. */
        public int httpStatus() {
            return httpStatus;
        }

        /** {@code reason} of the Status. */
        @Override
        public String toString() {
            return status;
        }
    }
}

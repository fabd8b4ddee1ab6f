package io.github.kubeauthn.webhook.connection;

import java.util.Optional;

/** What came of a {@link Call}. */
public sealed interface Reply {

    /**
     * The server answered. The body may hold secrets.
     *
     * @param status the HTTP status
     * @param contentType as the server says; empty if it does not
     * @param retryAfter the Retry-After header as it stands; empty if there is none
     * @param body decompressed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record Answer(int status, String contentType, String retryAfter, byte[] body) implements Reply {

        /** In how many seconds the server wants to be asked again; empty if it does not say, or says it in a date. */
        public Optional<Long> retryAfterSeconds() {
            boolean signed = retryAfter.startsWith("-") || retryAfter.startsWith("+");
            boolean digits = retryAfter.length() > (signed ? 1 : 0)
                    && retryAfter.chars().skip(signed ? 1 : 0).allMatch(c -> c >= '0' && c <= '9');
            try {
                return digits ? Optional.of(Long.parseLong(retryAfter)) : Optional.empty();
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Answer[" + status + ", " + body.length + " bytes]";
        }
    }

    /**
     * There is no answer, or not all of it.
     *
     * @param cause why
     * @param message what Go would say
     */
    record NoAnswer(Cause cause, String message) implements Reply {

        /** Why there is no answer. */
        public enum Cause {
            /** The time for it was over. */
            TIMEOUT,
            /** The asking thread was interrupted; it still is. */
            INTERRUPTED,
            /** The server closed the connection in a way that makes it worth trying again. */
            CONNECTION_LOST,
            /** The server said on an HTTP/2 connection that it will close it. */
            GOING_AWAY,
            /** Anything else. */
            OTHER
        }
    }
}

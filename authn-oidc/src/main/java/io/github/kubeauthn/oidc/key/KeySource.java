package io.github.kubeauthn.oidc.key;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import java.nio.file.Path;

/**
 * Where the keys of one issuer come from. A token is first checked with the keys that are {@linkplain #known known}; only
 * where none of them verifies it, they are {@linkplain #refresh refreshed} and it is checked again.
 *
 * <p>An implementation is safe for use by many threads at once and never throws.
 */
public interface KeySource {

    /** The keys that are known now, however old. Never waits. */
    KeySet known();

    /**
     * Gets newer keys, if it is time to: whoever sends tokens decides how often this is asked.
     *
     * @param keyId the id of the key that a token names and that is missing or did not verify it; empty if it names none
     * @param context may forbid to wait, or bound it
     */
    default Refresh refresh(String keyId, AuthenticationContext context) {
        return Refresh.unchanged();
    }

    /** Keys that stay as they are. */
    static KeySource of(KeySet keys) {
        return () -> keys;
    }

    /**
     * Keys of a file that holds a JSON Web Key Set. It is read now, and again for a token that the keys do not verify once
     * the file has another modification time or size.
     *
     * @throws io.github.kubeauthn.api.InvalidConfigurationException if the file cannot be read or is no key set
     */
    static KeySource ofFile(Path file) {
        return KeyFile.open(file);
    }

    /** What came of asking for newer keys. */
    sealed interface Refresh {

        /** The keys after it; known from now on. */
        record Refreshed(KeySet keys) implements Refresh {}

        /** It is not time for newer keys: those that are known are all there are. */
        record Unchanged() implements Refresh {

            private static final Unchanged INSTANCE = new Unchanged();
        }

        /**
         * There could be newer keys, but they could not be had.
         *
         * @param failure why
         */
        record Unavailable(Failed failure) implements Refresh {}

        static Refresh unchanged() {
            return Unchanged.INSTANCE;
        }
    }
}

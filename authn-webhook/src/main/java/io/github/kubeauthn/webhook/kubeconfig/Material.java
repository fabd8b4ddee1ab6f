package io.github.kubeauthn.webhook.kubeconfig;

import java.nio.file.Path;

/** Where something that a connection needs stands: a certificate, a key, a token. It may be secret and never shows. */
public sealed interface Material {

    /** The kubeconfig has nothing of the kind. */
    enum None implements Material {
        NONE
    }

    /**
     * It stands in a file, which may change.
     *
     * @param path absolute
     */
    record InFile(Path path) implements Material {}

    /** It stands in the kubeconfig itself. */
    final class Inline implements Material {

        private final byte[] bytes;

        public Inline(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return "Inline[redacted]";
        }
    }

    /** Whether there is any. */
    default boolean isPresent() {
        return this != None.NONE;
    }
}

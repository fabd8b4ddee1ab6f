package io.github.kubeauthn.x509.key;

import java.security.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Amazon Corretto Crypto Provider, which nobody must have: it checks the common kinds of signatures in native code. */
public final class Accelerator {

    private static final String PROVIDER_CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private Accelerator() {}

    /** The provider, if it is on the class path and works on this machine. */
    public static Optional<Provider> find() {
        return Optional.ofNullable(Found.PROVIDER);
    }

    /** Looked for once, when somebody first asks. */
    private static final class Found {

        private static final @Nullable Provider PROVIDER = search();

        private static @Nullable Provider search() {
            try {
                Object instance =
                        Class.forName(PROVIDER_CLASS).getField("INSTANCE").get(null);
                if (instance instanceof Provider provider
                        && provider.getService("Signature", "SHA256withRSA") != null) {
                    return provider;
                }
                return null;
            } catch (ReflectiveOperationException | LinkageError e) {
                return null;
            }
        }
    }
}

package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.webhook.kubeconfig.Material;
import io.github.kubeauthn.webhook.kubeconfig.Material.InFile;
import io.github.kubeauthn.webhook.kubeconfig.Material.Inline;

/** The bytes of a {@link Material} as they are now. */
final class FreshMaterial {

    private static final byte[] NONE = {};

    private FreshMaterial() {}

    /**
     * Reads it, from its file if it stands in one.
     *
     * @throws UnusableCredentialsException if the file cannot be read
     */
    static byte[] read(Material material) throws UnusableCredentialsException {
        if (material instanceof InFile file) {
            try {
                return GoFiles.read(file.path(), file.path().toString());
            } catch (InvalidConfigurationException e) {
                throw new UnusableCredentialsException(String.valueOf(e.getMessage()));
            }
        }
        return material instanceof Inline inline ? inline.bytes() : NONE;
    }
}

package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.api.text.GoUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a kubeconfig says of its current context: where the server is, how to know it, and who asks.
 *
 * @param server where it is; scheme, host and path
 * @param trust how to know it
 * @param identity who asks
 * @param proxy through whom to ask; null for whatever the JVM's own settings say
 * @param compression whether answers may be compressed
 */
public record ClusterAccess(
        GoUrl server,
        ServerTrust trust,
        Identity identity,
        @Nullable GoUrl proxy,
        boolean compression) {

    /**
     * How to know the server.
     *
     * @param certificateAuthority whom to believe about it; none for the JVM's own authorities
     * @param serverName the name that its certificate must have; empty for the host of its URL
     * @param insecure whether to believe anybody
     */
    public record ServerTrust(Material certificateAuthority, String serverName, boolean insecure) {}

    /**
     * Who asks. Passwords and tokens never show.
     *
     * @param certificate the client's, with those that lead to its authority behind it
     * @param key of that certificate
     * @param token for an {@code Authorization} header; empty if there is none
     * @param tokenFile where the token stands that is to be preferred to {@code token}, if it can be read
     * @param username for an {@code Authorization} header; empty if there is none
     * @param password for that user
     * @param impersonation as whom the requests are to be taken
     */
    public record Identity(
            Material certificate,
            Material key,
            String token,
            Material tokenFile,
            String username,
            String password,
            Impersonation impersonation) {

        @Override
        public String toString() {
            return "Identity[redacted]";
        }
    }
}

package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess;
import java.security.MessageDigest;

/** What a TLS connection is made of, as it stood in its files at one moment. */
final class TlsMaterial {

    private final byte[] authorities;
    private final byte[] certificate;
    private final byte[] key;

    private TlsMaterial(byte[] authorities, byte[] certificate, byte[] key) {
        this.authorities = authorities;
        this.certificate = certificate;
        this.key = key;
    }

    static TlsMaterial read(ClusterAccess access) throws UnusableCredentialsException {
        return new TlsMaterial(
                FreshMaterial.read(access.trust().certificateAuthority()),
                FreshMaterial.read(access.identity().certificate()),
                FreshMaterial.read(access.identity().key()));
    }

    byte[] authorities() {
        return authorities;
    }

    byte[] certificate() {
        return certificate;
    }

    byte[] key() {
        return key;
    }

    boolean hasAuthoritiesOf(TlsMaterial other) {
        return MessageDigest.isEqual(authorities, other.authorities);
    }

    boolean hasIdentityOf(TlsMaterial other) {
        return MessageDigest.isEqual(certificate, other.certificate) && MessageDigest.isEqual(key, other.key);
    }
}

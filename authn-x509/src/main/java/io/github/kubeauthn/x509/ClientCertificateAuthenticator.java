package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.Oid;
import io.github.kubeauthn.x509.path.KeyPurpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows clients by their TLS certificate ({@code --client-ca-file}): the user is the common name of its subject, the groups
 * are the organizations, the UID is the attribute 1.3.6.1.4.1.57683.2. The subject is read from the certificate itself,
 * never from a printed name.
 *
 * <p>No certificate, or one without a common name, is no opinion. One that does not lead to the CA bundle is refused.
 */
public final class ClientCertificateAuthenticator implements Authenticator<HttpCredential> {

    private static final Oid UID = Oid.of(1, 3, 6, 1, 4, 1, 57683, 2);
    private static final HexFormat COLON_SEPARATED = HexFormat.ofDelimiter(":").withUpperCase();

    private final CaSource cas;
    private final Clock clock;
    private final boolean readsUid;
    private final KeyPurpose purpose;
    private final ClientCertificateListener listener;

    private ClientCertificateAuthenticator(Builder builder) {
        this.cas = builder.cas;
        this.clock = builder.clock;
        this.readsUid = builder.readsUid;
        this.purpose = builder.purpose;
        this.listener = builder.listener;
    }

    /**
     * Starts from the defaults of kube-apiserver.
     *
     * @param cas whom to trust
     */
    public static Builder builder(CaSource cas) {
        return new Builder(cas);
    }

    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        if (credential.peerCertificates().isEmpty()) {
            credential.trace().note(() -> "the client sent no certificate");
            return AuthenticationResult.noOpinion();
        }
        Optional<CaBundle> trusted = cas.current();
        if (trusted.isEmpty()) {
            return AuthenticationResult.noOpinion();
        }
        PeerChain chain = PeerChain.parse(credential.peerCertificates());
        if (chain instanceof PeerChain.WellFormed wellFormed) {
            credential.trace().note(() -> PeerDescription.of(wellFormed, clock.instant()));
            return judge(credential, wellFormed, trusted.get());
        }
        return Failed.refused(((PeerChain.Malformed) chain).message());
    }

    private AuthenticationResult judge(HttpCredential credential, PeerChain.WellFormed chain, CaBundle trusted) {
        Certificate leaf = chain.leaf();
        Instant now = clock.instant();
        listener.verifying(Duration.between(now, leaf.notAfter()));
        Optional<String> objection = trusted.objection(chain, now, purpose);
        if (objection.isPresent()) {
            credential.trace().note(() -> "trusted are " + trusted.describe());
            return Failed.refused("verifying certificate " + identifier(leaf) + " failed: " + objection.get());
        }
        return user(credential, leaf);
    }

    private AuthenticationResult user(HttpCredential credential, Certificate leaf) {
        String name = leaf.subject().commonName();
        if (name.isEmpty()) {
            credential
                    .trace()
                    .note(() -> "the certificate is good, but its subject has no common name (CN) to be the user");
            return AuthenticationResult.noOpinion();
        }
        List<String> uids = readsUid ? leaf.subject().values(UID) : List.of();
        if (uids.size() > 1) {
            return Failed.refused("expected 1 UID, but found multiple: [" + String.join(" ", uids) + "]");
        }
        if (uids.contains("")) {
            return Failed.refused("UID cannot be an empty string");
        }
        Map<String, List<String>> extra =
                Map.of(UserInfo.CREDENTIAL_ID_KEY, List.of("X509SHA256=" + leaf.fingerprint()));
        String uid = uids.isEmpty() ? "" : uids.get(0);
        return Authenticated.as(new UserInfo(name, uid, leaf.subject().organizations(), extra));
    }

    private static String identifier(Certificate certificate) {
        return "SN=" + certificate.serialNumberText()
                + ", SKID=" + hex(certificate.subjectKeyId())
                + ", AKID=" + hex(certificate.authorityKeyId());
    }

    private static String hex(DerBytes keyIdentifier) {
        return keyIdentifier.hex(COLON_SEPARATED);
    }

    /** Everything but the source of trust has a default. Not safe for use by several threads. */
    public static final class Builder {

        private final CaSource cas;
        private Clock clock = Clock.systemUTC();
        private boolean readsUid = true;
        private KeyPurpose purpose = KeyPurpose.CLIENT_AUTH;
        private ClientCertificateListener listener = ClientCertificateListener.NONE;

        private Builder(CaSource cas) {
            this.cas = cas;
        }

        /** By which the validity of certificates is judged; the system's unless said otherwise. */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /** Whether a UID is read (feature gate {@code AllowParsingUserUIDFromCertAuth}); it is unless said otherwise. */
        public Builder readUid(boolean newReadsUid) {
            this.readsUid = newReadsUid;
            return this;
        }

        /**
         * Accepts a certificate whatever its extended key usages are. kube-apiserver never does: there, every certificate
         * of a chain that has such usages must have {@code clientAuth} among them.
         */
        public Builder anyExtendedKeyUsage() {
            this.purpose = KeyPurpose.ANY;
            return this;
        }

        /** Who is told of the certificates; nobody unless said otherwise. */
        public Builder listener(ClientCertificateListener newListener) {
            this.listener = newListener;
            return this;
        }

        public ClientCertificateAuthenticator build() {
            return new ClientCertificateAuthenticator(this);
        }
    }
}

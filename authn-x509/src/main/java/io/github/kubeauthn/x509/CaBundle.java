package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.path.CertificatePool;
import io.github.kubeauthn.x509.path.KeyPurpose;
import io.github.kubeauthn.x509.path.PathVerifier;
import io.github.kubeauthn.x509.path.RememberingVerifier;
import io.github.kubeauthn.x509.pem.PemBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The CA certificates by which peers are judged ({@code --client-ca-file}, {@code --requestheader-client-ca-file}).
 * Immutable.
 */
public final class CaBundle implements CaSource {

    /**
     * How many chains of certificates are remembered to be good unless somebody says otherwise. A node, a controller or a user has
     * one; each takes some 200 bytes.
     */
    public static final int REMEMBERED_CHAINS = 10_000;

    private final String name;
    private final CertificatePool roots;
    private final PathVerifier verifier;
    private final RememberingVerifier remembering;

    private CaBundle(String name, CertificatePool roots, int rememberedChains) {
        this.name = name;
        this.roots = roots;
        this.verifier = new PathVerifier(roots);
        this.remembering = new RememberingVerifier(verifier, rememberedChains);
    }

    /**
     * Reads a bundle as {@code dynamiccertificates} of k8s.io/apiserver does: every CERTIFICATE block without headers
     * counts, and each must be well-formed; other blocks and text between them do not count.
     *
     * @param name what messages call the bundle; kube-apiserver says {@code client-ca-bundle::FILE} and
     *     {@code request-header::FILE}
     * @throws InvalidConfigurationException if a certificate is malformed, or if there is none
     */
    public static CaBundle parsePem(String name, byte[] pem) {
        if (pem.length == 0) {
            throw new InvalidConfigurationException("missing content for CA bundle " + GoQuoted.string(name));
        }
        List<Certificate> certificates = new ArrayList<>();
        for (PemBlock block : PemBlock.all(pem)) {
            if (block.type().equals("CERTIFICATE") && !block.hasHeaders()) {
                certificates.add(parse(name, block.contents().toByteArray()));
            }
        }
        if (certificates.isEmpty()) {
            throw unusable(name, "data does not contain any valid RSA or ECDSA certificates");
        }
        return new CaBundle(name, new CertificatePool(certificates), REMEMBERED_CHAINS);
    }

    /**
     * A bundle of certificates that are in memory already. It may be empty: then it trusts nobody.
     *
     * @param name what messages call the bundle
     * @throws InvalidConfigurationException if a certificate is malformed
     */
    public static CaBundle ofDer(String name, List<byte[]> certificates) {
        List<Certificate> parsed = new ArrayList<>(certificates.size());
        for (byte[] der : certificates) {
            parsed.add(parse(name, der.clone()));
        }
        return new CaBundle(name, new CertificatePool(parsed), REMEMBERED_CHAINS);
    }

    private static Certificate parse(String name, byte[] der) {
        try {
            return Certificate.parse(der);
        } catch (MalformedDerException e) {
            throw unusable(name, e.complaint());
        }
    }

    private static InvalidConfigurationException unusable(String name, String why) {
        return new InvalidConfigurationException("error loading CA bundle for " + GoQuoted.string(name) + ": " + why);
    }

    /**
     * The same bundle, with another number of client chains that it remembers to be good, so that they are not verified again
     * as long as they stay valid; 10,000 unless said otherwise. It decides alike whatever the number.
     *
     * @param chains 0 to verify every time
     */
    public CaBundle remembering(int chains) {
        return new CaBundle(name, roots, chains);
    }

    /** What messages call the bundle. */
    public String name() {
        return name;
    }

    /** How many different certificates there are. */
    public int size() {
        return roots.size();
    }

    /** Whether one and the same certificate is in both bundles. */
    public boolean sharesACertificateWith(CaBundle other) {
        return roots.intersects(other.roots);
    }

    /** Itself. */
    @Override
    public Optional<CaBundle> current() {
        return Optional.of(this);
    }

    /** Why a chain, not empty, does not lead to this bundle, as Go says it; empty if it does. */
    Optional<String> objection(PeerChain.WellFormed chain, Instant now, KeyPurpose purpose) {
        return remembering.objection(chain.leaf(), chain.intermediates(), now, purpose);
    }

    /**
     * Why the certificates that a TLS server sent do not show that it is {@code host}, as Go's {@code crypto/tls} says it;
     * empty if they do.
     *
     * @param certificates its own first; not empty
     * @param host the server's name or address; an address may be in brackets
     * @param now when it must hold
     */
    public Optional<String> objectionToServer(List<PeerCertificate> certificates, String host, Instant now) {
        PeerChain chain = PeerChain.parse(certificates);
        if (chain instanceof PeerChain.Malformed malformed) {
            return Optional.of("tls: failed to parse certificate from server: " + malformed.message());
        }
        PeerChain.WellFormed wellFormed = (PeerChain.WellFormed) chain;
        return verifier.objectionToServer(wellFormed.leaf(), wellFormed.intermediates(), now, host);
    }

    /** Whom it trusts, for people. */
    String describe() {
        return roots.subjects().stream().map(PeerDescription::name).collect(Collectors.joining("; ", "[", "]"));
    }

    @Override
    public String toString() {
        return "CaBundle[" + name + ", " + size() + " certificates]";
    }
}

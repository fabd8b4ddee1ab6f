package io.github.kubeauthn.testkit.pki;

/**
 * A certificate authority for tests: {@code ca.client("jane", "dev").expired().issue()} is an expired client certificate.
 * Immutable.
 *
 * @param identity its own certificate and keys
 */
public record TestCa(Identity identity) {

    /** A new root of this common name. */
    public static TestCa named(String commonName) {
        return new TestCa(CertificateBuilder.authority(commonName).issue());
    }

    /** An authority that this one signed; what it signs in turn carries its certificate along. */
    public TestCa intermediate(String commonName) {
        return new TestCa(
                CertificateBuilder.authority(commonName).signedBy(identity).issue());
    }

    /**
     * A client certificate of this authority, to be shaped further.
     *
     * @param user the common name, which is the user; empty for a subject without one
     * @param groups the organizations, which are the groups, in order
     */
    public CertificateBuilder client(String user, String... groups) {
        return CertificateBuilder.client(user, groups).signedBy(identity);
    }

    /** A serving certificate of this authority for DNS names and IP addresses, to be shaped further. */
    public CertificateBuilder server(String... names) {
        return CertificateBuilder.server(names).signedBy(identity);
    }

    /** A serving certificate of this authority for {@code 127.0.0.1} and {@code localhost}. */
    public Identity loopbackServer() {
        return server("127.0.0.1", "localhost").issue();
    }

    /** A certificate of this authority about which nothing is said yet. */
    public CertificateBuilder certificate() {
        return CertificateBuilder.empty().signedBy(identity);
    }

    /** Its own certificate, PEM: what goes into {@code --client-ca-file}. */
    public String pem() {
        return identity.pem();
    }
}

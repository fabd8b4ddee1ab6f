package io.github.kubeauthn.examples;

import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;

/**
 * Somebody who asks the API server something.
 *
 * @param description who it is, and what it shows
 * @param request what the server sees of it
 */
record Client(String description, HttpCredential request) {

    /** One of each sort. */
    static List<Client> all(Path node) throws IOException {
        Path credentials = node.resolve("credentials");
        return List.of(
                new Client(
                        "An administrator with a client certificate",
                        HttpCredential.builder()
                                .path("/api/v1/nodes")
                                .peerCertificates(certificate(credentials.resolve("kubernetes-admin.crt")))
                                .build()),
                new Client(
                        "An aggregating API server, for its client jane",
                        HttpCredential.builder()
                                .path("/apis/metrics.k8s.io/v1beta1/pods")
                                .peerCertificates(certificate(credentials.resolve("front-proxy-client.crt")))
                                .headers(Headers.builder()
                                        .add("X-Remote-User", "jane")
                                        .add("X-Remote-Group", "dev")
                                        .add("X-Remote-Extra-Scopes", "read")
                                        .build())
                                .build()),
                new Client(
                        "A pod with the token that the kubelet got for it",
                        withToken(Files.readString(credentials.resolve("pod-cart.jwt")))),
                new Client(
                        "A script with a token out of a Secret",
                        withToken(Files.readString(credentials.resolve("secret-cart-token.jwt")))),
                new Client("A machine that joins, with a bootstrap token", withToken("abcdef.0123456789abcdef")),
                new Client(
                        "Somebody without credentials",
                        HttpCredential.builder().path("/version").build()),
                new Client(
                        "A stranger whose certificate claims to be the administrator's",
                        HttpCredential.builder()
                                .path("/api/v1/secrets")
                                .peerCertificates(certificate(credentials.resolve("stranger.crt")))
                                .build()));
    }

    private static HttpCredential withToken(String token) {
        return HttpCredential.builder()
                .path("/api/v1/namespaces/shop/pods")
                .headers(Headers.builder()
                        .add("Authorization", "Bearer " + token.strip())
                        .build())
                .build();
    }

    /** What a server of the JDK has from {@code SSLSession.getPeerCertificates()}. */
    private static List<PeerCertificate> certificate(Path file) throws IOException {
        try (InputStream pem = Files.newInputStream(file)) {
            return List.of(
                    PeerCertificate.of(CertificateFactory.getInstance("X.509").generateCertificate(pem)));
        } catch (CertificateException e) {
            throw new IOException(file + " holds no certificate", e);
        }
    }
}

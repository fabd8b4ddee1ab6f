package com.example.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.x509.CaBundle;
import io.github.kubeauthn.x509.ClientCertificateAuthenticator;
import io.github.kubeauthn.x509.PeerChain;
import io.github.kubeauthn.x509.ReloadingCaSource;
import io.github.kubeauthn.x509.RequestHeaderAuthenticator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user writes, by the public API alone. */
class ClientCertificatesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private static final String CA = """
            -----BEGIN CERTIFICATE-----
            MIIBSjCB8aADAgECAgEBMAoGCCqGSM49BAMCMA0xCzAJBgNVBAMTAmNhMB4XDTI2
            MDEwMTAwMDAwMFoXDTQ2MDEwMTAwMDAwMFowDTELMAkGA1UEAxMCY2EwWTATBgcq
            hkjOPQIBBggqhkjOPQMBBwNCAASg+OrfPr6X9MDbKaGQVkePZi77FIbPwkWc4nKb
            7EjNoSDBR7R+3yBA0mnuLPVNU4SpTnvnkSlVuqxgHixeSnmdo0IwQDAOBgNVHQ8B
            Af8EBAMCAgQwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQURzntRMwRyVB3H8rv
            JkAQ/6094OswCgYIKoZIzj0EAwIDSAAwRQIgYEepTuPPCZ/dd/SGekk/QLzCazvv
            uzJ5jwhveR8yGyECIQC0/3P/uoUwiIOz/GtvBjhtAizoLt4laQ2FHG4ptJSACQ==
            -----END CERTIFICATE-----
            """;

    private static final String JANE = """
            -----BEGIN CERTIFICATE-----
            MIIBXDCCAQOgAwIBAgIBAjAKBggqhkjOPQQDAjANMQswCQYDVQQDEwJjYTAeFw0y
            NjAxMDEwMDAwMDBaFw00NjAxMDEwMDAwMDBaMCkxGDAKBgNVBAoTA2RldjAKBgNV
            BAoTA29wczENMAsGA1UEAxMEamFuZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
            BCRXDVZ5qV/FJo3/51JggqxMwXGmCv4sl+oKiX1d0MOZ9uMgm+lOFIMa78RN8q5F
            U/j/GZwj6hVKg35a9msJ4SCjODA2MBMGA1UdJQQMMAoGCCsGAQUFBwMCMB8GA1Ud
            IwQYMBaAFEc57UTMEclQdx/K7yZAEP+tPeDrMAoGCCqGSM49BAMCA0cAMEQCIDyn
            T0u3H0JR+X6/bu21RMTQRJGyuZoH/+lBI++aCs8aAiBdlpgymVFm2/uUKd0d+mXN
            9nHJ0banBQFpl3W9R2JsNw==
            -----END CERTIFICATE-----
            """;

    @Test
    void a_client_certificate_says_who_the_client_is(@TempDir Path folder) throws Exception {
        Path caFile = Files.writeString(folder.resolve("ca.crt"), CA);

        try (ReloadingCaSource cas =
                ReloadingCaSource.builder("client-ca-bundle", caFile).build()) {
            ClientCertificateAuthenticator authenticator =
                    ClientCertificateAuthenticator.builder(cas).clock(CLOCK).build();

            AuthenticationResult result = authenticator.authenticate(HttpCredential.builder()
                    .peerCertificates(List.of(peer(JANE)))
                    .build());

            assertThat(result)
                    .isEqualTo(
                            Authenticated.as(
                                    new UserInfo(
                                            "jane",
                                            "",
                                            List.of("dev", "ops"),
                                            Map.of(
                                                    "authentication.kubernetes.io/credential-id",
                                                    List.of(
                                                            "X509SHA256=31e3d86caabef8d341e89e0129e025f96c615452ca0274cb63f54b3511386460")))));
        }
    }

    @Test
    void a_front_proxy_says_who_its_clients_are() throws Exception {
        RequestHeaderAuthenticator authenticator = RequestHeaderAuthenticator.builder(
                        CaBundle.parsePem("front-proxy", CA.getBytes(StandardCharsets.US_ASCII)))
                .clock(CLOCK)
                .allowedNames(List.of("jane"))
                .usernameHeaders(List.of("X-Remote-User"))
                .groupHeaders(List.of("X-Remote-Group"))
                .extraHeaderPrefixes(List.of("X-Remote-Extra-"))
                .build();
        Headers headers = Headers.builder()
                .add("X-Remote-User", "bob")
                .add("X-Remote-Group", "dev")
                .add("Accept", "*/*")
                .build();

        AuthenticationResult result = authenticator.authenticate(HttpCredential.builder()
                .headers(headers)
                .peerCertificates(List.of(peer(JANE)))
                .build());

        Authenticated success = (Authenticated) result;
        assertThat(success.user()).isEqualTo(UserInfo.named("bob").withGroups(List.of("dev")));
        assertThat(headers.edited(success.headerEdits()).names()).containsExactly("Accept");
    }

    @Test
    void a_server_ends_the_connection_of_a_peer_whose_certificate_is_malformed() {
        PeerChain chain = PeerChain.parse(List.of(PeerCertificate.ofDer(new byte[] {1, 2, 3})));

        assertThat(chain).isEqualTo(new PeerChain.Malformed("x509: malformed certificate"));
    }

    /** As a TLS session of the JDK has it. */
    private static PeerCertificate peer(String pem) throws Exception {
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        return PeerCertificate.of(certificate);
    }
}

package io.github.kubeauthn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.cli.pki.CertificateAuthority;
import io.github.kubeauthn.cli.pki.KeyPairs;
import io.github.kubeauthn.sa.issue.BoundObjectReference;
import io.github.kubeauthn.sa.issue.SigningKey;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.server.Outage;
import io.github.kubeauthn.testkit.token.TokenBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people really asked about 401, each reproduced: explain names the cause. The table of these is docs/unauthorized.md, and the
 * numbers are its.
 */
class UnauthorizedTest {

    private static final Instant NOW = ControlPlane.NOW;
    private static final Duration HOUR = Duration.ofHours(1);

    private ControlPlane plane;

    @BeforeEach
    void set_up(@TempDir Path folder) {
        plane = new ControlPlane(folder);
    }

    private static void refused(Run run, String... causes) {
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).startsWith("refused (401 Unauthorized)").contains(causes);
    }

    private String fresh() {
        return plane.token(NOW, UnaryOperator.identity());
    }

    private List<String> flagsWith(String... more) {
        List<String> flags = new ArrayList<>(plane.flags());
        flags.addAll(List.of(more));
        return flags;
    }

    @Test
    void the_table_in_the_docs_has_a_line_with_a_thread_for_each() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "unauthorized.md"));
        List<String> numbers = Arrays.stream(UnauthorizedTest.class.getDeclaredClasses())
                .flatMap(group -> Arrays.stream(group.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(DisplayName.class))
                .map(method -> method.getAnnotation(DisplayName.class).value().split(":", 2)[0])
                .toList();

        assertThat(numbers).hasSize(35).doesNotHaveDuplicates();
        for (String number : numbers) {
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("| " + number + " | ") && line.contains("https://github.com/"));
        }
    }

    @Nested
    class Certificates {

        @Test
        @DisplayName("1: the certificate of the kubeconfig has expired")
        void expired() {
            String certificate =
                    plane.certificate(plane.clients, "admin", NOW.minus(Duration.ofDays(366)), Duration.ofDays(365));

            refused(
                    plane.explain("--cert", certificate),
                    "the certificate of CN=\"admin\"",
                    "expired 1 d ago",
                    "renew it (kubeadm certs renew");
        }

        @Test
        @DisplayName("2: the clock of the API server is behind that of whoever signed")
        void not_yet_valid() {
            String certificate = plane.certificate(plane.clients, "admin", NOW.plusSeconds(301), HOUR);

            refused(plane.explain("--cert", certificate), "becomes valid in 1 s", "wait, or set the clocks right");
        }

        @Test
        @DisplayName("3: the CA was made anew under its old name")
        void same_name_other_key() {
            CertificateAuthority old = CertificateAuthority.create("kubernetes", NOW, HOUR);

            refused(
                    plane.explain("--cert", plane.certificate(old, "kubelet", NOW, HOUR)),
                    "while trying to verify candidate authority certificate",
                    "a trusted CA has the same name but another key");
        }

        @Test
        @DisplayName("4: the certificate was requested for servers")
        void for_servers_only() {
            KeyPair keys = KeyPairs.generate();
            String certificate =
                    plane.write("tesla.crt", plane.clients.signServer("tesla", List.of(), keys.getPublic(), NOW, HOUR));

            refused(
                    plane.explain("--cert", certificate),
                    "x509: certificate specifies an incompatible key usage",
                    "the certificate must be for clients: extended key usage clientAuth");
        }

        @Test
        @DisplayName("5: each control plane node made a front proxy CA of its own, all under one name")
        void proxy_of_an_authority_of_the_same_name() {
            CertificateAuthority ofAnotherNode = CertificateAuthority.create("front-proxy-ca", NOW, HOUR);

            refused(
                    plane.explain(
                            "--cert",
                            plane.certificate(ofAnotherNode, "front-proxy-client", NOW, HOUR),
                            "--header",
                            "X-Remote-User: jane"),
                    "front proxy: refused: ",
                    "while trying to verify candidate authority certificate \"front-proxy-ca\"",
                    "a trusted CA has the same name but another key");
        }

        @Test
        @DisplayName("6: the aggregator's certificate is not of the request header CA")
        void proxy_of_another_authority() {
            CertificateAuthority other = CertificateAuthority.create("aggregator-ca", NOW, HOUR);

            refused(
                    plane.explain(
                            "--cert",
                            plane.certificate(other, "front-proxy-client", NOW, HOUR),
                            "--header",
                            "X-Remote-User: jane"),
                    "issued by CN=\"aggregator-ca\"",
                    "trusted are [CN=\"front-proxy-ca\"]");
        }

        @Test
        @DisplayName("7: the aggregator's common name is not among the allowed ones")
        void name_not_allowed() {
            refused(
                    plane.explain(
                            "--cert",
                            plane.certificate(plane.proxies, "kubernetes-proxy", NOW, HOUR),
                            "--header",
                            "X-Remote-User: jane"),
                    "x509: subject with cn=kubernetes-proxy is not in the allowed list",
                    "the allowed names are [\"front-proxy-client\"]",
                    "add kubernetes-proxy to --requestheader-allowed-names");
        }

        @Test
        @DisplayName("8: the client certificate was signed by the API server's own certificate instead of the CA")
        void signed_by_a_certificate_that_is_no_authority() {
            CertificateAuthority server = CertificateAuthority.create("kube-apiserver", NOW, HOUR);

            refused(
                    plane.explain("--cert", plane.certificate(server, "me", NOW, HOUR)),
                    "issued by CN=\"kube-apiserver\"",
                    "trusted are [CN=\"kubernetes\"]",
                    "use a certificate that a CA of the file signed");
        }
    }

    @Nested
    class ServiceAccountTokens {

        @Test
        @DisplayName("9: the key by which the API server verifies was made anew, and the token names none")
        void another_key_without_a_name() throws Exception {
            KeyPair other = KeyPairs.generate();
            String token = legacyToken(other, "cart-token");

            refused(
                    plane.explain("--token", token),
                    "error in cryptographic primitive",
                    "the token names no key; the key files hold [",
                    "no key of --service-account-key-file verifies it");
        }

        @Test
        @DisplayName("10: the signing key was rotated, and the old public key is no longer among the files")
        void rotated_key() {
            SigningKey old = SigningKey.of(KeyPairs.generate());
            String token = plane.token(old, ControlPlane.ISSUER, ControlPlane.OBJECTS, NOW, UnaryOperator.identity());

            refused(
                    plane.explain("--token", token),
                    "invalid signature, no keys found",
                    "it is signed by the key \"" + old.verificationKey().keyId() + "\"",
                    "add the public key that the token names to --service-account-key-file");
        }

        @Test
        @DisplayName("11: the token has expired")
        void expired() {
            refused(
                    plane.explain("--token", plane.token(NOW.minus(Duration.ofHours(3)), UnaryOperator.identity())),
                    "service account token has expired",
                    "2 h ago");
        }

        @Test
        @DisplayName("12: a client read the mounted token once and never again")
        void mounted_token_not_read_again() {
            String token = plane.token(
                    NOW.minus(Duration.ofMinutes(70)),
                    request -> request.withBoundObject(BoundObjectReference.pod("cart-7c5d9")));

            refused(
                    plane.explain("--token", token),
                    "claim kubernetes.io: {\"namespace\":\"shop\",\"pod\"",
                    "10 min ago",
                    "for a pod read the mounted file again, which the kubelet renews");
        }

        @Test
        @DisplayName("13: the clock was ahead when the token was issued")
        void from_the_future() {
            refused(
                    plane.explain("--token", plane.token(NOW.plus(Duration.ofDays(2)), UnaryOperator.identity())),
                    "service account token is not valid yet",
                    "2 d from now",
                    "check NTP on both");
        }

        @Test
        @DisplayName("14: --service-account-issuer was changed")
        void issuer_changed() {
            String token = plane.token(
                    SigningKey.of(plane.signing), "api", ControlPlane.OBJECTS, NOW, UnaryOperator.identity());

            refused(
                    plane.explain("--token", token),
                    "its issuer \"api\" is not one of [" + ControlPlane.ISSUER + "]",
                    "no authenticator is for tokens of the issuer \"api\"");
        }

        @Test
        @DisplayName("15: the ServiceAccount was deleted and made again by an upgrade")
        void service_account_made_again() {
            String token = fresh();
            plane.write("objects.yaml", ControlPlane.OBJECTS.replace("uid: 9a3c1f0e", "uid: a18739c8"));

            refused(
                    plane.explain("--token", token),
                    "service account UID (a18739c8) does not match claim (9a3c1f0e)",
                    "the ServiceAccount was deleted and made again since");
        }

        @Test
        @DisplayName("16: helm uninstall deletes the ServiceAccount while its pods still shut down")
        void service_account_deleted() {
            String token = plane.token(NOW, request -> request.withBoundObject(BoundObjectReference.pod("cart-7c5d9")));
            plane.write("objects.yaml", ControlPlane.OBJECTS.substring(ControlPlane.OBJECTS.indexOf("---")));

            refused(
                    plane.explain("--token", token),
                    "serviceaccounts \"cart\" not found",
                    "the ServiceAccount cart does not exist in the namespace of the token");
        }

        @Test
        @DisplayName("17: the Pod of the token was deleted by force and still runs")
        void pod_deleted() {
            String token = plane.token(NOW, request -> request.withBoundObject(BoundObjectReference.pod("cart-7c5d9")));
            plane.write("objects.yaml", ControlPlane.OBJECTS.substring(0, ControlPlane.OBJECTS.indexOf("---")));

            refused(
                    plane.explain("--token", token),
                    "service account token has been invalidated",
                    "it is bound to the pod \"cart-7c5d9\" of the uid \"0d2b9f3e\", which does not exist",
                    "a token lives no longer than that object");
        }

        @Test
        @DisplayName("18: the Secret of the token was deleted")
        void secret_deleted() throws Exception {
            refused(
                    plane.explain("--token", legacyToken(plane.signing, "cart-token")),
                    "Token has been invalidated",
                    "it is that of the Secret \"shop/cart-token\", which does not exist",
                    "the Secret of the token is gone");
        }

        @Test
        @DisplayName("19: the Secret was deleted, and a controller made it again with another token")
        void secret_made_again() throws Exception {
            String token = legacyToken(plane.signing, "cart-token");
            plane.write("objects.yaml", ControlPlane.OBJECTS + """
                    ---
                    apiVersion: v1
                    kind: Secret
                    type: kubernetes.io/service-account-token
                    metadata: {namespace: shop, name: cart-token, uid: x}
                    stringData: {token: another}
                    """);

            refused(
                    plane.explain("--token", token),
                    "Token does not match server's copy",
                    "the Secret holds another token now");
        }

        @Test
        @DisplayName("20: the token is for another audience than the API server")
        void for_another_audience() {
            refused(
                    plane.explain("--token", plane.token(NOW, request -> request.withAudiences(List.of("px")))),
                    "token audiences [\"px\"] is invalid for the target audiences [\"" + ControlPlane.ISSUER + "\"]",
                    "name one of [\"px\"] in --api-audiences");
        }

        @Test
        @DisplayName("21: a TokenReview names no audience for a token that has one of its own")
        void review_without_audiences() {
            String token = plane.token(NOW, request -> request.withAudiences(List.of("tekton-results")));

            refused(
                    plane.explain("--token", token),
                    "TokenReview of the token\n  authenticated: false",
                    "token audiences [\"tekton-results\"] is invalid");
            assertThat(plane.explain("--token", token, "--audience", "tekton-results")
                            .status())
                    .isZero();
        }
    }

    @Nested
    class TokensThatWereCopied {

        @Test
        @DisplayName("22: the token is still in base64, as kubectl get secret -o yaml shows it")
        void base64_of_a_secret() {
            String encoded = Base64.getEncoder().encodeToString(fresh().getBytes(StandardCharsets.UTF_8));

            refused(
                    plane.explain("--token", encoded),
                    "this is a JWT in base64 once more, as it stands in data of a Secret");
        }

        @Test
        @DisplayName("23: the name of the token's file was sent instead of its content")
        void path_of_a_file() {
            refused(
                    plane.explain(
                            "--header", "Authorization: Bearer /var/run/secrets/kubernetes.io/serviceaccount/token"),
                    "this is the name of a file and not what is in it");
        }

        @Test
        @DisplayName("24: a client library encodes what it reads from the token's file in base64")
        void base64_with_a_file_in_between() throws IOException {
            Path file = plane.folder.resolve("token");
            Files.writeString(file, Base64.getEncoder().encodeToString(fresh().getBytes(StandardCharsets.UTF_8)));

            refused(plane.explain("--token-file", file.toString()), "decode it first");
        }
    }

    @Nested
    class Joining {

        @Test
        @DisplayName("25: the bootstrap token has expired")
        void bootstrap_token_expired() {
            plane.write("objects.yaml", bootstrapSecret("2026-11-22T10:00:00Z"));

            refused(
                    plane.explain("--token", "abcdef.0123456789abcdef"),
                    "Bootstrap secret kube-system/bootstrap-token-abcdef matching bearer token has expired",
                    "2026-11-22T10:00:00Z");
        }

        @Test
        @DisplayName("26: the bootstrap token is not one of this cluster")
        void bootstrap_token_unknown() {
            refused(
                    plane.explain("--token", "zffaj3.a5vjzf09qn9ft3gt"),
                    "there is no Secret bootstrap-token-zffaj3 in kube-system");
        }

        @Test
        @DisplayName("27: the token was written into the token file after the API server had been started")
        void token_file_read_at_the_start() {
            refused(
                    plane.explain("--token", "41f7e4ba8b7be874fcff18bf5cf41a7c"),
                    "token file: no opinion",
                    "no line of the file has this token",
                    "since before the API server was started, which reads the file only then");
        }
    }

    @Nested
    class WithoutCredentials {

        @Test
        @DisplayName("28: the probe of the API server itself gets 401 with --anonymous-auth=false")
        void probe_without_anonymous() {
            refused(
                    plane.explainWith(flagsWith("--anonymous-auth=false"), "--path", "/livez"),
                    "no credential is known, and anonymous requests are not allowed",
                    "--anonymous-auth is false");
        }

        @Test
        @DisplayName("29: with AlwaysAllow, which turns anonymous off, the probes of the API server get 401")
        void probe_with_an_authorizer_that_allows_everything() {
            refused(
                    plane.explainWith(flagsWith("--authorization-mode=Node,AlwaysAllow"), "--path", "/livez"),
                    "the authorization mode allows everything (AlwaysAllow, or none at all), which turns anonymous requests off");
        }

        @Test
        @DisplayName("30: user name and password, which kube-apiserver has not known since 1.19")
        void basic_authentication() {
            refused(
                    plane.explainWith(
                            flagsWith("--anonymous-auth=false"), "--header", "Authorization: Basic a3ViZWFkbWluOng="),
                    "the request shows a user name and a password (Basic), which kube-apiserver has not read since 1.19");
        }
    }

    @Nested
    class JwtIssuers {

        private FakeOidcProvider issuer;

        @BeforeEach
        void start() throws Exception {
            issuer = FakeOidcProvider.start(
                    Clock.fixed(NOW, ZoneOffset.UTC), io.github.kubeauthn.testkit.token.SigningKey.rsa());
            plane.write("issuer-ca.crt", issuer.ca().pem());
        }

        @AfterEach
        void stop() {
            issuer.close();
        }

        private List<String> oidc(String url) {
            return flagsWith(
                    "--oidc-issuer-url=" + url,
                    "--oidc-client-id=kubernetes",
                    "--oidc-ca-file=" + plane.path("issuer-ca.crt"),
                    "--oidc-username-claim=email",
                    "--oidc-username-prefix=-");
        }

        private TokenBuilder jane() {
            return issuer.token("1").claim("email", "jane@example.org");
        }

        private Run explain(TokenBuilder token) {
            return plane.explainWith(oidc(issuer.issuer()), "--token", token.sign());
        }

        @Test
        void who_has_everything_right_gets_in() {
            assertThat(explain(jane()).out()).startsWith("authenticated as jane@example.org (200)");
        }

        @Test
        void who_does_not_satisfy_a_rule_is_told_the_rule() {
            String configuration = plane.write("auth.yaml", """
                    apiVersion: apiserver.config.k8s.io/v1
                    kind: AuthenticationConfiguration
                    jwt:
                    - issuer:
                        url: %s
                        audiences: [kubernetes]
                        certificateAuthority: |
                    %s
                      claimMappings: {username: {claim: sub, prefix: ""}}
                      claimValidationRules:
                      - {expression: "claims.hd == 'example.org'", message: "not one of us"}
                    """.formatted(
                            issuer.issuer(), issuer.ca().pem().indent(6)));

            refused(
                    plane.explainWith(
                            flagsWith("--authentication-config=" + configuration),
                            "--token",
                            jane().claim("hd", "example.com").sign()),
                    "validation expression 'claims.hd == 'example.org'' failed: not one of us",
                    "> the token must satisfy the rule claims.hd == 'example.org' of the AuthenticationConfiguration");
        }

        @Test
        @DisplayName("31: the token is for another client of the issuer")
        void another_client() {
            refused(
                    explain(jane().audience("headlamp")),
                    "expected audience \"kubernetes\" got [\"headlamp\"]",
                    "the issuer made the token for [\"headlamp\"]");
        }

        @Test
        @DisplayName("32: the token has no such claim as the flags take the user's name from")
        void no_such_claim() {
            refused(
                    explain(jane().without("email")),
                    "parse username claims \"email\": claim not present",
                    "the token has no claim email");
        }

        @Test
        @DisplayName("33: the issuer says that the e-mail address is not verified")
        void email_not_verified() {
            refused(
                    explain(jane().claim("email_verified", false)),
                    "oidc: email not verified",
                    "the issuer says that the e-mail address is not verified");
        }

        @Test
        @DisplayName("34: the issuer's URL ends with a slash in the token and not in the flags")
        void slash_at_the_end() {
            refused(
                    explain(jane().issuer(issuer.issuer() + "/")),
                    "this is a JWT of the issuer \"" + issuer.issuer() + "/\", and not of one of [\"" + issuer.issuer()
                            + "\"]",
                    "the URLs must be equal, character for character, a slash at the end included");
        }

        @Test
        @DisplayName("35: the API server cannot fetch the issuer's discovery document")
        void never_discovered() {
            issuer.fail(Outage.DOWN);

            refused(
                    plane.explainWith(oidc(issuer.issuer()), "--token", jane().sign(), "--wait", "1"),
                    "oidc: authenticator not initialized",
                    "the issuer's discovery document was not fetched yet");
        }
    }

    private static String bootstrapSecret(String expiration) {
        return """
                apiVersion: v1
                kind: Secret
                type: bootstrap.kubernetes.io/token
                metadata: {namespace: kube-system, name: bootstrap-token-abcdef, uid: x}
                stringData:
                  token-id: abcdef
                  token-secret: 0123456789abcdef
                  usage-bootstrap-authentication: "true"
                  expiration: %s
                """.formatted(expiration);
    }

    /** A token as controllers put them into Secrets until Kubernetes 1.23: without a kid, as some tools sign them. */
    private static String legacyToken(KeyPair keys, String secret) {
        return io.github.kubeauthn.testkit.token.ServiceAccountTokens.of(
                        ControlPlane.ISSUER,
                        io.github.kubeauthn.testkit.token.SigningKey.of(keys).named(""),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .legacy("shop", "cart", "9a3c1f0e", secret)
                .sign();
    }
}

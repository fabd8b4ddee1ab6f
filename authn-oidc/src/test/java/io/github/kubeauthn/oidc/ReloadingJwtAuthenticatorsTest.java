package io.github.kubeauthn.oidc;

import static io.github.kubeauthn.testkit.assertion.AuthenticationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.oidc.ReloadingJwtAuthenticators.Patience;
import io.github.kubeauthn.oidc.configuration.ConfigurationFile;
import io.github.kubeauthn.oidc.key.IssuerKey;
import io.github.kubeauthn.oidc.key.KeySet;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.server.Outage;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReloadingJwtAuthenticatorsTest {

    private static final SigningKey FIRST = SigningKey.p256().named("k1");
    private static final Instant NOW = Instant.parse("2026-11-22T17:06:27Z");
    private static final String HEAD = "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\n";
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(5), Duration.ofMillis(500), Duration.ofMillis(10));

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> loaded = new CopyOnWriteArrayList<>();
    private ReloadingJwtAuthenticators issuers;

    @AfterEach
    void close() {
        if (issuers != null) {
            issuers.close();
        }
    }

    @Test
    void new_content_takes_over() throws Exception {
        start(jwt("https://a.example.com"));
        assertThat(issuers.authenticate(token("https://a.example.com"))).isAuthenticated();
        assertThat(issuers.authenticate(token("https://b.example.com"))).hasNoOpinion();
        write(jwt("https://b.example.com"));
        await("reloaded");
        assertThat(issuers.authenticate(token("https://a.example.com"))).hasNoOpinion();
        assertThat(issuers.authenticate(token("https://b.example.com"))).isAuthenticated();
        assertThat(issuers.current().issuers()).containsExactly("https://b.example.com");
    }

    @Test
    void a_listener_is_told_of_the_content_at_the_start_and_of_issuers_that_are_gone() throws Exception {
        start(jwt("https://a.example.com"));
        assertThat(loaded).containsExactly(jwt("https://a.example.com"));
        write(jwt("https://b.example.com"));
        await("removed: https://a.example.com");
        assertThat(told).contains("reloaded").doesNotContain("removed: https://b.example.com");
    }

    @Test
    void new_content_waits_for_its_issuers_and_is_tried_again_if_they_are_not_ready_in_time() throws Exception {
        try (FakeOidcProvider provider = FakeOidcProvider.start(ManualClock.at(NOW), FIRST)) {
            provider.fail(Outage.UNAVAILABLE);
            start(jwt("https://a.example.com"));
            String ca = provider.ca().pem().replace("\n", "\\n");
            String unready = "jwt: [{issuer: {url: '" + provider.issuer() + "', certificateAuthority: \"" + ca
                    + "\", audiences: [c]}, claimMappings: {username: {claim: sub, prefix: ''}}}]\n";
            writeUntil(
                    HEAD + unready,
                    "refused: oidc: authenticator for issuer \"" + provider.issuer()
                            + "\" is not healthy: 503 Service Unavailable: out of order");
            assertThat(issuers.authenticate(token("https://a.example.com"))).isAuthenticated();

            provider.recover();
            writeUntil(HEAD + unready, "reloaded"); // the same content; something happens in the folder
            assertThat(issuers.authenticate(token(provider.issuer()))).isAuthenticated();
        }
    }

    @Test
    void content_that_is_no_good_leaves_everything_as_it_is_until_it_changes() throws Exception {
        start(jwt("https://a.example.com"));
        write("jwt: x");
        await("refused: Object 'Kind' is missing in 'jwt: x'");
        write(HEAD + "jwt: [{}]");
        await("refused: [jwt[0].issuer.url: Required value, jwt[0].issuer.audiences: Required value: at least one"
                + " jwt[0].issuer.audiences is required, jwt[0].claimMappings.username: Required value: claim or"
                + " expression is required]");
        assertThat(issuers.authenticate(token("https://a.example.com"))).isAuthenticated();
        write(jwt("https://b.example.com"));
        await("reloaded");
    }

    @Test
    void what_is_said_of_anonymous_requests_may_not_change() throws Exception {
        start(jwt("https://a.example.com"));
        write(jwt("https://a.example.com") + "anonymous: {enabled: true}\n");
        await("refused: anonymous: Forbidden: changed from initial configuration file");
    }

    @Test
    void a_file_that_is_gone_is_told_and_may_come_back() throws Exception {
        start(jwt("https://a.example.com"));
        Files.delete(file());
        await("refused: open " + file() + ": no such file or directory");
        assertThat(issuers.authenticate(token("https://a.example.com"))).isAuthenticated();
        write(jwt("https://b.example.com"));
        await("reloaded");
    }

    @Test
    void once_closed_it_stays_as_it_is() throws Exception {
        start(jwt("https://a.example.com"));
        issuers.close();
        write(jwt("https://b.example.com"));
        Thread.sleep(100);
        assertThat(told).isEmpty();
        assertThat(issuers.authenticate(token("https://a.example.com"))).isAuthenticated();
    }

    @Test
    void a_file_that_cannot_be_used_at_the_start_is_refused_in_kube_apiservers_words() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ConfigurationFile.read(missing, "missing.yaml"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "failed to load authentication configuration from file \"missing.yaml\": open missing.yaml: no"
                                + " such file or directory");
        Files.writeString(file(), "");
        assertThatThrownBy(() -> ConfigurationFile.read(file(), "authn.yaml"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("failed to load authentication configuration from file \"authn.yaml\": empty config data");
    }

    private void start(String content) throws IOException {
        Files.writeString(file(), content);
        KeySource keys = KeySource.of(KeySet.of(IssuerKey.of("k1", FIRST.keys().getPublic())));
        // The source of an issuer that is not there yet must not be in the way.
        JwtAuthenticators.Builder builder = JwtAuthenticators.builder(ManualClock.at(NOW))
                .keySource("https://a.example.com", keys)
                .listener(new JwtListener() {
                    @Override
                    public void configurationLoaded(byte[] newContent) {
                        loaded.add(new String(newContent, StandardCharsets.UTF_8));
                    }

                    @Override
                    public void issuerRemoved(String issuerUrl) {
                        told.add("removed: " + issuerUrl);
                    }

                    @Override
                    public void configurationReloaded(byte[] newContent) {
                        told.add("reloaded");
                    }

                    @Override
                    public void configurationRefused(String reason) {
                        told.add("refused: " + reason);
                    }
                });
        ConfigurationFile file = ConfigurationFile.read(file());
        issuers = builder.keySource("https://b.example.com", keys).buildReloading(file, SHORT);
    }

    private void write(String content) throws IOException {
        Path next = folder.resolve("next");
        Files.writeString(next, content);
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** On a busy machine an issuer may need longer than these authenticators give it, more than once. */
    private void writeUntil(String content, String news) throws IOException, InterruptedException {
        while (!told.contains(news)) {
            write(content);
            Thread.sleep(SHORT.ready().toMillis());
        }
    }

    private Path file() {
        return folder.resolve("authn.yaml");
    }

    private void await(String news) throws InterruptedException {
        while (!told.contains(news)) {
            Thread.sleep(5);
        }
    }

    private static String jwt(String issuer) {
        return HEAD + "jwt: [{issuer: {url: '" + issuer
                + "', audiences: [c]}, claimMappings: {username: {claim: sub, prefix: ''}}}]\n";
    }

    private static BearerToken token(String issuer) {
        return BearerToken.of(FIRST.sign("{\"iss\":\"" + issuer + "\",\"aud\":\"c\",\"sub\":\"s\",\"exp\":"
                + (NOW.getEpochSecond() + 60) + "}"));
    }
}

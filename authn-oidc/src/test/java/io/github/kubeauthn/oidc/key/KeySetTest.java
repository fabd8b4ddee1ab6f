package io.github.kubeauthn.oidc.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult.Failed.Kind;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.oidc.key.KeySetReading.Malformed;
import io.github.kubeauthn.oidc.key.KeySource.Refresh;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetTest {

    private static final SigningKey FIRST = SigningKey.p256().named("k1");
    private static final SigningKey SECOND = SigningKey.p256().named("k1");
    private static final AuthenticationContext CONTEXT = AuthenticationContext.unlimited();

    @TempDir
    Path folder;

    @Test
    void keys_are_read_in_order_with_what_messages_need() {
        KeySet set = read("{\"keys\":[" + FIRST.named("a").jwk() + ","
                + SECOND.named("b").jwk().replace("\"use\":\"sig\"", "\"use\":\"enc\"") + "]}");
        assertThat(set.keys()).extracting(IssuerKey::id).containsExactly("a", "b");
        assertThat(set.keys()).extracting(IssuerKey::use).containsExactly("sig", "enc");
        assertThat(set.keys()).extracting(IssuerKey::type).containsExactly("EC", "EC");
    }

    @Test
    void an_empty_set_is_a_set() {
        assertThat(read("{}").keys()).isEmpty();
        assertThat(read("null").keys()).isEmpty();
        assertThat(read("{\"keys\":null}").keys()).isEmpty();
        assertThat(read("{\"keys\":[]}").keys()).isEmpty();
        assertThat(read("{\"KEYS\":[" + FIRST.named("a").jwk() + "],\"keys\":[]}")
                        .keys())
                .isEmpty();
    }

    @Test
    void one_key_that_is_no_good_spoils_the_set() {
        assertThat(problem("{\"keys\":[" + FIRST.named("a").jwk() + ",{\"kty\":\"x\"}]}"))
                .isEqualTo("go-jose/go-jose: unknown json web key type 'x'");
        assertThat(problem("{\"keys\":[null]}")).isEqualTo("go-jose/go-jose: unknown json web key type ''");
        assertThat(problem("{\"keys\":[5]}")).startsWith("json: cannot unmarshal number");
        assertThat(problem("{\"keys\":{}}"))
                .isEqualTo("json: cannot unmarshal object into Go struct field JSONWebKeySet.keys of type"
                        + " []jose.JSONWebKey");
        assertThat(problem("[]")).isEqualTo("json: cannot unmarshal array into Go value of type jose.JSONWebKeySet");
        assertThat(problem("<html>")).isEqualTo("invalid character '<' looking for beginning of value");
    }

    @Test
    void a_token_that_names_no_key_may_be_of_any() {
        KeySet set = KeySet.of(IssuerKey.of("a", FIRST.keys().getPublic()));
        assertThat(set.mayHave("")).isTrue();
        assertThat(set.mayHave("a")).isTrue();
        assertThat(set.mayHave("b")).isFalse();
        assertThat(KeySet.empty().mayHave("")).isFalse();
    }

    @Test
    void keys_in_memory_are_never_refreshed() {
        KeySource source = KeySource.of(KeySet.of(IssuerKey.of("a", FIRST.keys().getPublic())));
        assertThat(source.known().keys()).hasSize(1);
        assertThat(source.refresh("b", CONTEXT)).isInstanceOf(Refresh.Unchanged.class);
    }

    @Test
    void keys_of_a_file_are_read_again_once_it_has_changed() throws IOException {
        Path file = write("{\"keys\":[" + FIRST.named("a").jwk() + "]}", Instant.ofEpochSecond(1));
        KeySource source = KeySource.ofFile(file);
        assertThat(source.known().keys()).extracting(IssuerKey::id).containsExactly("a");
        assertThat(source.refresh("b", CONTEXT)).isInstanceOf(Refresh.Unchanged.class);

        write("{\"keys\":[" + FIRST.named("b").jwk() + "]}", Instant.ofEpochSecond(2));
        assertThat(source.refresh("b", CONTEXT.withNonBlocking(true)))
                .isInstanceOfSatisfying(
                        Refresh.Unavailable.class,
                        unavailable -> assertThat(unavailable.failure().kind()).isEqualTo(Kind.WOULD_BLOCK));
        assertThat(source.refresh("b", CONTEXT)).isInstanceOf(Refresh.Refreshed.class);
        assertThat(source.known().keys()).extracting(IssuerKey::id).containsExactly("b");
    }

    @Test
    void the_keys_of_a_file_that_goes_bad_stay_and_the_failure_is_told() throws IOException {
        Path file = write("{\"keys\":[" + FIRST.named("a").jwk() + "]}", Instant.ofEpochSecond(1));
        KeySource source = KeySource.ofFile(file);
        write("x", Instant.ofEpochSecond(2));
        assertThat(source.refresh("b", CONTEXT))
                .isInstanceOfSatisfying(
                        Refresh.Unavailable.class,
                        unavailable -> assertThat(unavailable.failure().message())
                                .contains(file.toString(), "invalid character 'x'"));
        assertThat(source.known().keys()).hasSize(1);
    }

    @Test
    void a_file_that_is_missing_or_no_key_set_is_refused_at_once() throws IOException {
        assertThatThrownBy(() -> KeySource.ofFile(folder.resolve("missing")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("missing");
        Path bad = write("{\"keys\":[{}]}", Instant.ofEpochSecond(1));
        assertThatThrownBy(() -> KeySource.ofFile(bad))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("unknown json web key type ''");
    }

    private Path write(String content, Instant modified) throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return file;
    }

    private static KeySet read(String json) {
        KeySetReading reading = KeySet.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(KeySet.class);
        return (KeySet) reading;
    }

    private static String problem(String json) {
        KeySetReading reading = KeySet.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Malformed.class);
        return ((Malformed) reading).message();
    }
}

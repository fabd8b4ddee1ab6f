package io.github.kubeauthn.testkit.oidc;

import com.sun.net.httpserver.HttpExchange;
import io.github.kubeauthn.testkit.json.Json;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.server.LoopbackServer;
import io.github.kubeauthn.testkit.server.Outage;
import io.github.kubeauthn.testkit.server.Replies;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.testkit.token.TokenBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider on the loopback: discovery, keys that are rotated, ID tokens, and outages on demand. Safe for use by
 * many threads at once.
 */
public final class FakeOidcProvider implements AutoCloseable {

    /** The audience of its tokens unless they are told another one: what goes into {@code --oidc-client-id}. */
    public static final String CLIENT_ID = "kubernetes";

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String KEYS = "/keys";

    private final TestCa ca = TestCa.named("oidc-ca");
    private final LoopbackServer server = LoopbackServer.https(ca.loopbackServer());
    private final Clock clock;
    private volatile SigningKey key;
    private volatile List<SigningKey> published;
    private volatile @Nullable Duration keysMayBeKeptFor;

    private FakeOidcProvider(Clock clock, SigningKey key) {
        this.clock = clock;
        this.key = key;
        this.published = List.of(key);
        server.answer(KEYS, this::answerKeys);
        claimToBe(issuer());
    }

    /**
     * A provider with one key, for ES256, since that is made in no time. An API server takes only RS256 unless told otherwise: see
     * {@link #start(Clock, SigningKey)}, or {@code --oidc-signing-algs}.
     *
     * @param clock says when a token is issued
     */
    public static FakeOidcProvider start(Clock clock) {
        return start(clock, SigningKey.p256());
    }

    /** A provider with one key of the test's own. */
    public static FakeOidcProvider start(Clock clock, SigningKey key) {
        return new FakeOidcProvider(clock, key);
    }

    /** What stands in {@code iss} of its tokens, and in {@code --oidc-issuer-url}. */
    public String issuer() {
        return server.url();
    }

    /** The authority of its certificate: what goes into {@code --oidc-ca-file}. */
    public TestCa ca() {
        return ca;
    }

    /** The key that signs now. */
    public SigningKey key() {
        return key;
    }

    /** A good token for somebody, for the {@linkplain #CLIENT_ID audience} of this provider, to be shaped further. */
    public TokenBuilder token(String subject) {
        return TokenBuilder.good(key, clock)
                .issuer(issuer())
                .audience(CLIENT_ID)
                .subject(subject);
    }

    /** Signs with a new key from now on and no longer publishes the old ones. */
    public SigningKey rotateKeys() {
        return rotateKeys(SigningKey.p256());
    }

    /** Signs with this key from now on and no longer publishes the old ones. */
    public SigningKey rotateKeys(SigningKey newKey) {
        publish(newKey);
        key = newKey;
        return newKey;
    }

    /** Publishes just these keys from now on; it signs with the same one as before. */
    public void publish(SigningKey... keys) {
        published = List.of(keys);
    }

    /** Lets clients keep its keys for that long from now on ({@code Cache-Control: max-age}); it says nothing of it at first. */
    public void letKeysBeKeptFor(Duration duration) {
        keysMayBeKeptFor = duration;
    }

    /** Gives another issuer in its discovery document from now on. */
    public void claimToBe(String otherIssuer) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("issuer", otherIssuer);
        document.put("jwks_uri", server.url(KEYS));
        document.put("response_types_supported", List.of("id_token"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
        server.answer(DISCOVERY, Replies.json(Json.write(document)));
    }

    /** Fails from now on. */
    public void fail(Outage outage) {
        server.fail(outage);
    }

    /** Ends an outage. */
    public void recover() {
        server.recover();
    }

    /** How often the discovery document was asked for. */
    public int discoveryRequests() {
        return server.requests(DISCOVERY).size();
    }

    /** How often the keys were asked for. */
    public int keyRequests() {
        return server.requests(KEYS).size();
    }

    /** The server behind it, to be told anything else. */
    public LoopbackServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }

    private void answerKeys(HttpExchange exchange) throws IOException {
        Duration duration = keysMayBeKeptFor;
        if (duration != null) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=" + duration.toSeconds());
        }
        Replies.json(keySet()).handle(exchange);
    }

    private String keySet() {
        return published.stream().map(SigningKey::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}

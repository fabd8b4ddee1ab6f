package io.github.kubeauthn.benchmarks.growth;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.oidc.JwtAuthenticators;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.oidc.key.IssuerKey;
import io.github.kubeauthn.oidc.key.KeySet;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.testkit.json.Json;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.testkit.token.TokenBuilder;
import java.time.Duration;

/** Chains whose issuers have their keys from the start, so that nobody is asked for them. */
final class OidcChain {

    private static final String AUDIENCE = "kubernetes";
    private static final String HEAD = """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AuthenticationConfiguration
            jwt:
            """;
    private static final String ISSUER = """
            - issuer: {url: "URL", audiences: [kubernetes]}
              claimMappings:
                username: {claim: sub, prefix: "oidc:"}
                groups: {claim: groups, prefix: "oidc:"}
            """;

    private OidcChain() {}

    static AuthenticationChain ofIssuers(int count, SigningKey key) {
        StringBuilder text = new StringBuilder(HEAD);
        KeySource keys =
                KeySource.of(KeySet.of(IssuerKey.of(key.keyId(), key.keys().getPublic())));
        JwtAuthenticators.Builder issuers = JwtAuthenticators.builder(ApiServer.NOW);
        for (int i = 0; i < count; i++) {
            text.append(ISSUER.replace("URL", url(i)));
            issuers.keySource(url(i), keys);
        }
        JwtAuthenticators built =
                issuers.build((AuthenticationConfiguration) AuthenticationConfiguration.read(text.toString()));
        return AuthenticationChain.builder()
                .clock(ApiServer.NOW)
                .tokenCache(Duration.ZERO, Duration.ZERO)
                .jwtIssuers(built)
                .owning(built)
                .build();
    }

    /** A good token of one of the issuers, to be shaped further. */
    static TokenBuilder token(int issuer, SigningKey key) {
        return TokenBuilder.good(key, ApiServer.NOW)
                .issuer(url(issuer))
                .audience(AUDIENCE)
                .subject("jane");
    }

    /** A token of the first issuer whose time of issue is this number. */
    static String issuedAt(String number, SigningKey key) {
        return key.sign("{\"iss\":\"" + url(0) + "\",\"iat\":" + number + "}");
    }

    /** A good token of the first issuer but for its header, which has this member, too, and a signature of somebody else. */
    static String withHeader(String member, SigningKey key) {
        return SigningKey.p256()
                .sign(
                        "{\"alg\":\"ES256\"," + member + "}",
                        Json.write(token(0, key).claims()));
    }

    private static String url(int issuer) {
        return "https://issuer-" + issuer + ".example";
    }
}

package io.github.kubeauthn.cel;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.oidc.JwtAuthenticators;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.oidc.key.IssuerKey;
import io.github.kubeauthn.oidc.key.KeySet;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.testkit.token.TokenBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** A JWT issuer whose users are made by expressions, in kind as in the documentation of Kubernetes. They are compiled once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpressionsContractTest extends TokenAuthenticatorContract {

    private static final String ISSUER = "https://kubernetes.default.svc";

    private final ManualClock clock = ManualClock.at("2026-11-22T17:06:27Z");
    private final SigningKey key = SigningKey.p256();
    private final JwtAuthenticators issuers = JwtAuthenticators.builder(clock)
            .keySource(
                    ISSUER,
                    KeySource.of(KeySet.of(IssuerKey.of(key.keyId(), key.keys().getPublic()))))
            .build((AuthenticationConfiguration) AuthenticationConfiguration.read("""
                    apiVersion: apiserver.config.k8s.io/v1
                    kind: AuthenticationConfiguration
                    jwt:
                    - issuer:
                        url: https://kubernetes.default.svc
                        audiences: [kubernetes]
                      claimValidationRules:
                      - expression: 'claims.?hd.orValue("") == "example.com"'
                        message: the hosted domain name must be example.com
                      - expression: 'claims.email_verified == true'
                      claimMappings:
                        username: {expression: '"oidc:" + claims.email'}
                        groups: {expression: 'claims.roles.split(",").map(role, "oidc:" + role)'}
                        uid: {expression: claims.sub}
                        extra:
                        - key: example.com/tenant
                          valueExpression: 'claims.tenant.name'
                      userValidationRules:
                      - expression: '!user.username.startsWith("system:")'
                        message: username cannot use the prefix of Kubernetes
                    """));

    @AfterAll
    void close() {
        issuers.close();
    }

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return issuers;
    }

    @Override
    protected String knownToken() {
        return jane().sign();
    }

    @Override
    protected List<String> refusedTokens() {
        return List.of(
                jane().claim("hd", "example.org").sign(),
                jane().without("hd").sign(),
                jane().without("email").sign(),
                jane().claim("email_verified", false).sign(),
                jane().claim("email", "x").claim("email_verified", "yes").sign(),
                jane().claim("roles", 5).sign(),
                jane().claim("tenant", null).sign(),
                jane().claim("roles", List.of(List.of(Map.of("a", 1)))).sign(),
                jane().expired().sign());
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    private TokenBuilder jane() {
        return TokenBuilder.good(key, clock)
                .issuer(ISSUER)
                .audience("kubernetes")
                .subject("jane")
                .claim("email", "jane@example.com")
                .claim("email_verified", true)
                .claim("hd", "example.com")
                .claim("roles", "dev,ops")
                .claim("tenant", Map.of("name", "shop"));
    }
}

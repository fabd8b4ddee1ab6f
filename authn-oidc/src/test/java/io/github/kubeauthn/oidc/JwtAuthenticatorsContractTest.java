package io.github.kubeauthn.oidc;

import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.server.Outage;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.testkit.token.TokenBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Its issuer is the one that many hostile tokens name, found elsewhere by discovery. */
class JwtAuthenticatorsContractTest extends TokenAuthenticatorContract {

    private static final String ISSUER = "https://kubernetes.default.svc";

    private final ManualClock clock = ManualClock.at("2026-11-22T17:06:27Z");
    private final FakeOidcProvider provider = FakeOidcProvider.start(clock);
    private final JwtAuthenticators issuers = issuers();

    @AfterEach
    void close() {
        issuers.close();
        provider.close();
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
                jane().expired().sign(),
                jane().validFrom(clock.instant().plusSeconds(3600)).sign(),
                jane().audience("another-client").sign(),
                jane().without("sub").sign(),
                jane().claim("groups", 5).sign(),
                jane().signedBy(SigningKey.p256().named(provider.key().keyId())).sign());
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    /** From then on tokens are signed by a key that nobody fetched yet, and the others are no longer fresh. */
    @Override
    protected boolean silenceWhatItAsks() {
        clock.advance(Duration.ofDays(1));
        provider.rotateKeys();
        provider.fail(Outage.SILENT);
        return true;
    }

    private TokenBuilder jane() {
        return provider.token("jane").issuer(ISSUER).claim("groups", List.of("dev"));
    }

    private JwtAuthenticators issuers() {
        provider.claimToBe(ISSUER);
        provider.letKeysBeKeptFor(Duration.ofDays(1));
        AuthenticationConfiguration configuration =
                (AuthenticationConfiguration) AuthenticationConfiguration.read("""
                apiVersion: apiserver.config.k8s.io/v1
                kind: AuthenticationConfiguration
                jwt:
                - issuer:
                    url: %s
                    discoveryURL: %s
                    audiences: [kubernetes]
                    certificateAuthority: "%s"
                  claimMappings:
                    username: {claim: sub, prefix: ''}
                    groups: {claim: groups, prefix: ''}
                """.formatted(
                                ISSUER,
                                provider.server().url("/.well-known/openid-configuration"),
                                provider.ca().pem().replace("\n", "\\n")));
        JwtAuthenticators built = JwtAuthenticators.builder(clock).build(configuration);
        while (built.healthProblem().isPresent()) {
            Thread.onSpinWait();
        }
        return built;
    }
}

package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.sa.objects.LegacyTokenUseRecorder;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import io.github.kubeauthn.testkit.token.ServiceAccountTokens;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.token.cluster.Secret;
import java.time.Clock;
import java.util.List;

/** Many hostile tokens name its issuer. */
class LegacyTokenContractTest extends TokenAuthenticatorContract {

    private static final String ISSUER = "https://kubernetes.default.svc";

    private final ManualClock clock = ManualClock.at("2026-11-22T12:00:00Z");
    private final SigningKey key = SigningKey.p256();
    private final ServiceAccountTokens tokens = ServiceAccountTokens.of(ISSUER, key, clock);
    private final String known =
            tokens.legacy("shop", "cart", "cart-uid", "cart-token").sign();
    private final InMemoryCluster cache = new InMemoryCluster(ClusterState.empty()
            .with(ServiceAccount.of("shop", "cart", "cart-uid"))
            .with(Secret.builder("shop", "cart-token").data("token", known).build()));

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return LegacyServiceAccountAuthenticator.builder(clock)
                .keys(TestTokens.keys(key.publicPem(), TestTokens.RSA))
                .audiences(audiences())
                .lookup(
                        new UnreachableCluster(cache, context -> context.refusalToWait(clock)),
                        LegacyTokenUseRecorder.none())
                .build();
    }

    @Override
    protected String knownToken() {
        return known;
    }

    @Override
    protected List<String> refusedTokens() {
        return List.of(
                tokens.legacy("shop", "cart", "cart-uid", "cart-token")
                        .claim("x", "not the one in the Secret")
                        .sign(),
                tokens.legacy("shop", "cart", "another-uid", "cart-token").sign(),
                tokens.legacy("shop", "cart", "cart-uid", "no-token").sign(),
                tokens.legacy("shop", "cart", "cart-uid", "cart-token")
                        .subject("system:serviceaccount:shop:admin")
                        .sign(),
                tokens.legacy("shop", "cart", "cart-uid", "cart-token")
                        .signedBy(SigningKey.p256())
                        .sign());
    }

    @Override
    protected Audiences audiences() {
        return Audiences.of(ISSUER);
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    @Override
    protected boolean silenceWhatItAsks() {
        cache.update(all -> ClusterState.empty());
        return true;
    }
}

package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.sa.objects.InMemoryCluster;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.contract.TokenAuthenticatorContract;
import io.github.kubeauthn.testkit.token.ServiceAccountTokens;
import io.github.kubeauthn.testkit.token.SigningKey;
import java.time.Clock;
import java.util.List;

/** Its issuer is the one that many hostile tokens name. */
class BoundTokenContractTest extends TokenAuthenticatorContract {

    private static final String ISSUER = "https://kubernetes.default.svc";

    private final ManualClock clock = ManualClock.at("2026-11-22T12:00:00Z");
    private final SigningKey key = SigningKey.p256();
    private final ServiceAccountTokens tokens = ServiceAccountTokens.of(ISSUER, key, clock);
    private final InMemoryCluster cache = new InMemoryCluster(ClusterState.empty()
            .with(ServiceAccount.of("shop", "cart", "cart-uid"))
            .with(Pod.of("shop", "cart-0", "pod-uid", "cart")));

    @Override
    protected Authenticator<BearerToken> authenticator() {
        return BoundServiceAccountAuthenticator.builder(clock)
                .issuers(List.of(ISSUER))
                .keys(TestTokens.keys(key.publicPem(), TestTokens.RSA))
                .audiences(audiences())
                .objects(new UnreachableCluster(cache, context -> context.refusalToWait(clock)))
                .build();
    }

    @Override
    protected String knownToken() {
        return tokens.boundToPod("shop", "cart", "cart-uid", "cart-0", "pod-uid")
                .sign();
    }

    @Override
    protected List<String> refusedTokens() {
        return List.of(
                tokens.bound("shop", "cart", "cart-uid").expired().sign(),
                tokens.bound("shop", "cart", "another-uid").sign(),
                tokens.bound("shop", "nobody", "cart-uid").sign(),
                tokens.bound("shop", "cart", "cart-uid").audience("vault").sign(),
                tokens.boundToPod("shop", "cart", "cart-uid", "cart-0", "another-uid")
                        .sign(),
                tokens.boundToSecret("shop", "cart", "cart-uid", "cart-secret", "secret-uid")
                        .sign(),
                tokens.bound("shop", "cart", "cart-uid")
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

package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.oidc.key.KeyListener;
import io.github.kubeauthn.oidc.key.KeySource;
import io.github.kubeauthn.oidc.key.RefreshRule;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An issuer from which tokens can be verified as soon as its metadata was found: it is asked on a thread of its own at once
 * and then every 10 s until it answers well, so that one that is slow or down delays nobody else.
 */
final class Provider implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    static final Duration RETRY = Duration.ofSeconds(10);

    private final String issuer;
    private final String metadataUrl;
    private final IssuerHttp http;
    private final TokenRules tokenRules;
    private final RefreshRule refreshRule;
    private final KeyListener listener;
    private final Duration retry;
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile @Nullable TokenVerifier verifier;
    private volatile String problem;

    private Provider(
            String issuer,
            String metadataUrl,
            IssuerHttp http,
            TokenRules tokenRules,
            RefreshRule refreshRule,
            KeyListener listener,
            Duration retry) {
        this.issuer = issuer;
        this.metadataUrl = metadataUrl;
        this.http = http;
        this.tokenRules = tokenRules;
        this.refreshRule = refreshRule;
        this.listener = listener;
        this.retry = retry;
        this.problem = "";
    }

    /**
     * A provider that begins at once to look for the issuer's metadata.
     *
     * @param metadataUrl where it is
     * @param retry how long to wait after it was not found
     */
    static Provider discover(
            String issuer,
            String metadataUrl,
            IssuerHttp http,
            TokenRules tokenRules,
            RefreshRule refreshRule,
            KeyListener listener,
            Duration retry) {
        Provider provider = new Provider(issuer, metadataUrl, http, tokenRules, refreshRule, listener, retry);
        Thread thread = new Thread(provider::discoverUntilFound, "kube-authn-oidc-discovery");
        thread.setDaemon(true);
        thread.start();
        return provider;
    }

    /** Verifies the issuer's tokens; null until its metadata was found. */
    @Nullable
    TokenVerifier verifier() {
        return verifier;
    }

    /** Why the last attempt to find the metadata failed; empty if none has ended yet. */
    String problem() {
        return problem;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void discoverUntilFound() {
        try {
            while (closed.getCount() > 0 && !discover()) {
                if (closed.await(retry.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean discover() {
        Outcome<IssuerResponse> answer = http.get(metadataUrl, "").join();
        Outcome<ProviderMetadata> metadata = answer instanceof Success<IssuerResponse> response
                ? ProviderMetadata.read(issuer, response.value())
                : ((Problem<IssuerResponse>) answer).as("");
        if (metadata instanceof Success<ProviderMetadata> found) {
            KeySource keys =
                    new RemoteKeys(issuer, found.value().jwksUri(), http, refreshRule, listener, tokenRules.clock());
            verifier = new TokenVerifier(issuer, tokenRules, keys);
            LOG.info("issuer {} is ready", issuer);
            return true;
        }
        problem = ((Problem<ProviderMetadata>) metadata).message();
        LOG.warn("issuer {} is not ready and will be asked again in {}: {}", issuer, retry, problem);
        return false;
    }
}

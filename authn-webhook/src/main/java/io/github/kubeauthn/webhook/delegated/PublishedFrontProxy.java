package io.github.kubeauthn.webhook.delegated;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.webhook.delegated.PublishedHeaders.MalformedException;
import io.github.kubeauthn.x509.RequestHeaderAuthenticator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Believes the front proxy that the ConfigMap describes, as it describes it now. */
final class PublishedFrontProxy implements Authenticator<HttpCredential> {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedFrontProxy.class);

    private final PublishedTrust trust = new PublishedTrust("requestheader-client-ca-file");
    private final Clock clock;
    private volatile RequestHeaderAuthenticator current;

    PublishedFrontProxy(Clock clock) {
        this.clock = clock;
        this.current = authenticator(PublishedHeaders.NONE);
    }

    void take(Map<String, String> data) {
        trust.take(data);
        try {
            current = authenticator(PublishedHeaders.read(data));
        } catch (MalformedException | InvalidConfigurationException e) {
            LOG.error("Published request headers are refused, the last good ones stay: {}", e.getMessage());
        }
    }

    private RequestHeaderAuthenticator authenticator(PublishedHeaders headers) {
        return RequestHeaderAuthenticator.builder(trust)
                .clock(clock)
                .allowedNames(headers.allowedNames())
                .usernameHeaders(headers.usernames())
                .uidHeaders(headers.uids())
                .groupHeaders(headers.groups())
                .extraHeaderPrefixes(headers.extraPrefixes())
                .build();
    }

    List<HeaderEdit> headerEdits() {
        return current.headerEdits();
    }

    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        return current.authenticate(credential);
    }
}

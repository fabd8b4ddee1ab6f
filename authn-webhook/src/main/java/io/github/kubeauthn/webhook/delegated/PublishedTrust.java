package io.github.kubeauthn.webhook.delegated;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.x509.CaBundle;
import io.github.kubeauthn.x509.CaSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CA bundle under a key of the ConfigMap. What is empty or malformed is refused and logged, and the last good one stays.
 */
final class PublishedTrust implements CaSource {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedTrust.class);

    private final String key;
    private volatile @Nullable CaBundle bundle;

    PublishedTrust(String key) {
        this.key = key;
    }

    void take(Map<String, String> data) {
        String name = "client-ca::kube-system::extension-apiserver-authentication::" + key;
        try {
            bundle = CaBundle.parsePem(name, data.getOrDefault(key, "").getBytes(StandardCharsets.UTF_8));
        } catch (InvalidConfigurationException e) {
            LOG.error("A published CA bundle is refused, the last good one stays: {}", e.getMessage());
        }
    }

    @Override
    public Optional<CaBundle> current() {
        return Optional.ofNullable(bundle);
    }
}

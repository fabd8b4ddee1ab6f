package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoUrl;
import java.util.Optional;
import java.util.Set;

/** {@code proxy-url} of a cluster. */
final class ProxyUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https", "socks5");

    private ProxyUrl() {}

    /** What client-go has against it; empty if nothing. */
    static Optional<String> problem(String url) {
        GoUrl parsed = Kubeconfig.parse(url);
        if (parsed == null) {
            return Optional.of("could not parse: " + url);
        }
        return SCHEMES.contains(parsed.scheme())
                ? Optional.empty()
                : Optional.of(
                        "unsupported scheme " + GoQuoted.string(parsed.scheme()) + ", must be http, https, or socks5");
    }

    /**
     * The proxy, if it is one that the JDK's HTTP client can use.
     *
     * @throws InvalidConfigurationException if it is not; silently asking without it would be worse
     */
    static GoUrl requireSupported(String url) {
        GoUrl parsed = Kubeconfig.parse(url);
        if (parsed == null || !parsed.scheme().equals("http") || parsed.userInfo()) {
            throw new InvalidConfigurationException(
                    "the proxy-url of the kubeconfig must be an http URL without a user, because the JDK's HTTP client"
                            + " knows no other proxies and logs in to none; use such a proxy, or none");
        }
        return parsed;
    }
}

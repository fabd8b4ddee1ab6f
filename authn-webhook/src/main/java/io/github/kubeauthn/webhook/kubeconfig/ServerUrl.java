package io.github.kubeauthn.webhook.kubeconfig;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.api.text.GoUrlReading.Malformed;

/** {@code server} of a cluster: a URL, or a host with a port, which is then asked without TLS. */
final class ServerUrl {

    private ServerUrl() {}

    /** The URL that client-go makes of it ({@code rest.DefaultServerURL}). */
    static GoUrl parse(String server) {
        GoUrl url = Kubeconfig.parse(server);
        if (url == null || url.scheme().isEmpty() || url.host().isEmpty()) {
            url = parseHost(server);
        }
        if (url.userInfo()) {
            throw new InvalidConfigurationException("the server of the kubeconfig is a URL with a user in it, which"
                    + " would show wherever the URL does; put username and password under its user instead");
        }
        return url;
    }

    private static GoUrl parseHost(String server) {
        GoUrlReading reading = GoUrl.parse("http://" + server);
        if (reading instanceof Malformed malformed) {
            throw new InvalidConfigurationException(malformed.message());
        }
        GoUrl url = (GoUrl) reading;
        if (!url.path().isEmpty() && !url.path().equals("/")) {
            throw new InvalidConfigurationException(
                    "host must be a URL or a host:port pair: " + GoQuoted.string(server));
        }
        return url;
    }
}

package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelObject;
import io.github.kubeauthn.cel.value.Type;

/** An absolute URL or an absolute path, as Go's {@code net/url} reads it. */
public final class Url implements CelObject {

    /** Its type. */
    public static final Type TYPE = Type.struct("kubernetes.URL");

    private final String text;
    private final GoUrl url;

    private Url(String text, GoUrl url) {
        this.text = text;
        this.url = url;
    }

    /**
     * Reads one.
     *
     * @return a {@link Url}, or a {@link CelError} that says why it is none
     */
    public static Object parse(String text) {
        if (GoUrl.parseRequestTarget(text) instanceof GoUrlReading.Malformed malformed) {
            return error(malformed);
        }
        // Kubernetes reads a second time because only the lenient reading knows fragments.
        GoUrlReading reading = GoUrl.parse(text);
        return reading instanceof GoUrl url ? new Url(text, url) : error((GoUrlReading.Malformed) reading);
    }

    private static CelError error(GoUrlReading.Malformed malformed) {
        return new CelError("URL parse error during conversion from string: " + malformed.message());
    }

    /** The scheme; empty if there is none. */
    public String scheme() {
        return url.scheme();
    }

    /** The host with its port. */
    public String host() {
        return url.host();
    }

    /** The host without its port and without brackets. */
    public String hostName() {
        return url.hostName();
    }

    /** The port; empty if there is none. */
    public String port() {
        String host = url.host();
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon >= 0 && colon > host.lastIndexOf(']');
        return hasPort ? host.substring(colon + 1) : "";
    }

    /** The query as it stands. */
    public String query() {
        return url.query();
    }

    /** The path as it stands, or escaped anew if it stands there with characters that must be escaped. */
    public String escapedPath() {
        return UrlParts.of(text).escapedPath();
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public Object equalTo(Object other) {
        return other instanceof Url that
                ? (Object) UrlParts.of(text)
                        .canonical(url)
                        .equals(UrlParts.of(that.text).canonical(that.url))
                : CelError.noSuchOverload(other);
    }
}

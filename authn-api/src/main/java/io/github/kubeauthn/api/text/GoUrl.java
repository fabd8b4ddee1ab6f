package io.github.kubeauthn.api.text;

import java.util.Locale;

/**
 * A URL as Go's {@code net/url} reads one: what Kubernetes takes for a URL is decided by it, and by no RFC.
 *
 * @param scheme in lower case; empty if there is none
 * @param opaque what follows the scheme of a URL without a slash; empty for every other URL
 * @param userInfo whether there is a user, with or without a password; what it says may be secret and is left out
 * @param host with its port, if it has one; percent-decoded
 * @param path percent-decoded
 * @param query what follows the question mark, as it stands
 * @param fragment what follows the number sign, percent-decoded
 */
public record GoUrl(
        String scheme, String opaque, boolean userInfo, String host, String path, String query, String fragment)
        implements GoUrlReading {

    /** Reads an absolute or relative URL ({@code url.Parse}). */
    public static GoUrlReading parse(String text) {
        int hash = text.indexOf('#');
        String beforeFragment = hash < 0 ? text : text.substring(0, hash);
        String read = beforeFragment;
        try {
            GoUrl url = GoUrlParser.parse(beforeFragment, false);
            if (hash < 0) {
                return url;
            }
            read = text;
            return url.withFragment(PercentEncoding.decode(text.substring(hash + 1), PercentEncoding.Part.OTHER));
        } catch (GoUrlParser.MalformedException e) {
            return new GoUrlReading.Malformed("parse " + GoQuoted.string(read) + ": " + e.getMessage());
        }
    }

    /** Reads what stands in the first line of an HTTP request ({@code url.ParseRequestURI}). */
    public static GoUrlReading parseRequestTarget(String text) {
        try {
            return GoUrlParser.parse(text, true);
        } catch (GoUrlParser.MalformedException e) {
            return new GoUrlReading.Malformed("parse " + GoQuoted.string(text) + ": " + e.getMessage());
        }
    }

    /** The host without port and brackets. */
    public String hostName() {
        int portColon = host.endsWith("]") ? -1 : host.lastIndexOf(':');
        String name = portColon < 0 || host.indexOf(']') > portColon ? host : host.substring(0, portColon);
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    private GoUrl withFragment(String newFragment) {
        return new GoUrl(scheme, opaque, userInfo, host, path, query, newFragment);
    }

    /** The URL again as text, for messages; a user is left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!scheme.isEmpty()) {
            text.append(scheme.toLowerCase(Locale.ROOT)).append(':');
        }
        if (!opaque.isEmpty()) {
            text.append(opaque);
        } else {
            if (!host.isEmpty()) {
                text.append("//").append(host);
            }
            text.append(path);
        }
        if (!query.isEmpty()) {
            text.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            text.append('#').append(fragment);
        }
        return text.toString();
    }
}

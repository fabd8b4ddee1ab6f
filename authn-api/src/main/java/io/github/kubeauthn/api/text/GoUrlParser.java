package io.github.kubeauthn.api.text;

import io.github.kubeauthn.api.text.PercentEncoding.Part;
import java.util.Locale;

/** The steps of {@code net/url}'s parser, in its order: which of several faults is told first depends on it. */
final class GoUrlParser {

    private GoUrlParser() {}

    /** The text is no URL; the message says why, in Go's words. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    static GoUrl parse(String text, boolean viaRequest) throws MalformedException {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new MalformedException("net/url: invalid control character in URL");
        }
        if (text.isEmpty() && viaRequest) {
            throw new MalformedException("empty url");
        }
        if (text.equals("*")) {
            return new GoUrl("", "", false, "", "*", "", "");
        }
        int colon = schemeEnd(text);
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = colon < 0 ? text : text.substring(colon + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return new GoUrl(scheme, rest, false, "", "", query, "");
            }
            requireRelativePath(rest, viaRequest);
        }
        boolean userInfo = false;
        String host = "";
        if (rest.startsWith("//") && (!scheme.isEmpty() || !viaRequest && !rest.startsWith("///"))) {
            int slash = rest.indexOf('/', 2);
            String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            rest = slash < 0 ? "" : rest.substring(slash);
            int at = authority.lastIndexOf('@');
            host = host(scheme, authority.substring(at + 1));
            userInfo = at >= 0;
            if (userInfo) {
                requireUserInfo(authority.substring(0, at));
            }
        }
        return new GoUrl(scheme, "", userInfo, host, PercentEncoding.decode(rest, Part.OTHER), query, "");
    }

    /** Where the colon behind the scheme stands; negative if there is no scheme. */
    private static int schemeEnd(String text) throws MalformedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                if (i == 0) {
                    throw new MalformedException("missing protocol scheme");
                }
                return i;
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean later = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!letter && (!later || i == 0)) {
                return -1;
            }
        }
        return -1;
    }

    private static void requireRelativePath(String rest, boolean viaRequest) throws MalformedException {
        if (viaRequest) {
            throw new MalformedException("invalid URI for request");
        }
        int slash = rest.indexOf('/');
        if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
            throw new MalformedException("first path segment in URL cannot contain colon");
        }
    }

    private static void requireUserInfo(String userInfo) throws MalformedException {
        boolean valid = userInfo.chars()
                .allMatch(c -> c >= 'A' && c <= 'Z'
                        || c >= 'a' && c <= 'z'
                        || c >= '0' && c <= '9'
                        || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0);
        if (!valid) {
            throw new MalformedException("net/url: invalid userinfo");
        }
        PercentEncoding.decode(userInfo, Part.OTHER);
    }

    private static String host(String scheme, String host) throws MalformedException {
        int bracket = host.lastIndexOf('[');
        if (bracket > 0) {
            throw new MalformedException("invalid IP-literal");
        }
        if (bracket == 0) {
            return bracketedHost(host);
        }
        boolean strict = scheme.equals("http") || scheme.equals("https");
        int colon = strict ? host.indexOf(':') : host.lastIndexOf(':');
        if (colon >= 0) {
            requireOptionalPort(host.substring(colon));
        }
        return PercentEncoding.decode(host, Part.HOST);
    }

    /** RFC 3986 section 3.2.2, with a zone as in RFC 6874. */
    private static String bracketedHost(String host) throws MalformedException {
        int close = host.lastIndexOf(']');
        if (close < 0) {
            throw new MalformedException("missing ']' in host");
        }
        String port = host.substring(close + 1);
        requireOptionalPort(port);
        String name = host.substring(1, close);
        int zone = name.indexOf("%25");
        String address = PercentEncoding.decode(zone < 0 ? name : name.substring(0, zone), Part.HOST)
                + (zone < 0 ? "" : PercentEncoding.decode(name.substring(zone), Part.ZONE));
        if (!Ipv6Literal.isValid(address)) {
            throw new MalformedException(
                    "invalid host: ParseAddr(" + GoQuoted.string(address) + "): unable to parse IP");
        }
        return "[" + address + "]" + port;
    }

    private static void requireOptionalPort(String port) throws MalformedException {
        boolean valid =
                port.isEmpty() || port.charAt(0) == ':' && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        if (!valid) {
            throw new MalformedException("invalid port " + GoQuoted.string(port) + " after host");
        }
    }
}

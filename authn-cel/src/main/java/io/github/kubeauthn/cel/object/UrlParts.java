package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.api.text.GoUrl;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a well-formed URL as they stand in its text.
 *
 * @param user what stands before the at sign; null if there is none
 * @param path the path; empty for a URL without a slash behind its scheme
 * @param emptyQuery whether there is a question mark and nothing behind it
 * @param fragment what follows the number sign; empty if there is none
 */
record UrlParts(@Nullable String user, String path, boolean emptyQuery, String fragment) {

    /** What Go leaves alone where it escapes a path or a fragment that was not escaped well. */
    private static final String PATH_SAFE = "-_.~$&+,/:;=@";

    private static final String FRAGMENT_SAFE = "-_.~$&+,/:;=@?!()*";
    private static final String USER_SAFE = "-_.~$&+,;=";
    private static final String HOST_SAFE = "-_.~!$&'()*+,;=:[]<>\"";

    static UrlParts of(String text) {
        int hash = text.indexOf('#');
        String fragment = hash < 0 ? "" : text.substring(hash + 1);
        String rest = hash < 0 ? text : text.substring(0, hash);
        int scheme = endOfScheme(rest);
        rest = rest.substring(scheme);
        int question = rest.indexOf('?');
        boolean emptyQuery = question >= 0 && question == rest.length() - 1;
        rest = question < 0 ? rest : rest.substring(0, question);
        String user = null;
        if (rest.startsWith("//") && (scheme > 0 || !rest.startsWith("///"))) {
            int slash = rest.indexOf('/', 2);
            String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            int at = authority.lastIndexOf('@');
            user = at < 0 ? null : authority.substring(0, at);
            rest = slash < 0 ? "" : rest.substring(slash);
        }
        return new UrlParts(user, rest.startsWith("/") || scheme == 0 ? rest : "", emptyQuery, fragment);
    }

    /** Behind the colon; zero if there is no scheme. */
    private static int endOfScheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i + 1;
            }
            if (!isAlphanumeric(c) && c != '+' && c != '-' && c != '.') {
                return 0;
            }
        }
        return 0;
    }

    String escapedPath() {
        return path.equals("*") ? path : escaped(path, PATH_SAFE);
    }

    /** The text that Go writes for the URL; that of equal URLs is equal. */
    String canonical(GoUrl url) {
        StringBuilder text = new StringBuilder();
        if (!url.scheme().isEmpty()) {
            text.append(url.scheme()).append(':');
        }
        if (!url.opaque().isEmpty()) {
            text.append(url.opaque());
        } else {
            appendAuthority(text, url);
            String escapedPath = escapedPath();
            boolean needsSlash = !escapedPath.isEmpty()
                    && escapedPath.charAt(0) != '/'
                    && !url.host().isEmpty();
            text.append(needsSlash ? "/" : "").append(escapedPath);
        }
        if (emptyQuery || !url.query().isEmpty()) {
            text.append('?').append(url.query());
        }
        return fragment.isEmpty() ? text.toString() : text + "#" + escaped(fragment, FRAGMENT_SAFE);
    }

    private void appendAuthority(StringBuilder text, GoUrl url) {
        if (url.scheme().isEmpty() && url.host().isEmpty() && user == null) {
            return;
        }
        if (!url.host().isEmpty() || !path.isEmpty() || user != null) {
            text.append("//");
        }
        if (user != null) {
            int colon = user.indexOf(':');
            text.append(escape(decode(colon < 0 ? user : user.substring(0, colon)), USER_SAFE));
            if (colon >= 0) {
                text.append(':').append(escape(decode(user.substring(colon + 1)), USER_SAFE));
            }
            text.append('@');
        }
        text.append(escape(url.host().getBytes(StandardCharsets.UTF_8), HOST_SAFE));
    }

    private static String escaped(String raw, String safe) {
        boolean valid = raw.chars()
                .allMatch(c -> isAlphanumeric(c) || "!$&'()*+,;=:@[]%".indexOf(c) >= 0 || safe.indexOf(c) >= 0);
        return valid ? raw : escape(decode(raw), safe);
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static byte[] decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length) {
                decoded.write(Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static String escape(byte[] bytes, String safe) {
        StringBuilder escaped = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            if (isAlphanumeric(b) || (b > 0 && safe.indexOf(b) >= 0)) {
                escaped.append((char) b);
            } else {
                escaped.append('%')
                        .append("0123456789ABCDEF".charAt(b >> 4 & 0xf))
                        .append("0123456789ABCDEF".charAt(b & 0xf));
            }
        }
        return escaped.toString();
    }
}

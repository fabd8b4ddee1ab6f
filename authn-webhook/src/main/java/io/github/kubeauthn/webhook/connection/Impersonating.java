package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.webhook.kubeconfig.Impersonation;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** The headers by which a request is to be taken as somebody else's. */
final class Impersonating {

    private static final String TOKEN_CHARACTERS = "!#$&'*+-.^_`|~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Impersonating() {}

    static void addHeaders(HttpRequest.Builder request, Impersonation as) {
        if (as.user().isEmpty()) {
            return;
        }
        request.header("Impersonate-User", as.user());
        if (!as.uid().isEmpty()) {
            request.header("Impersonate-Uid", as.uid());
        }
        as.groups().forEach(group -> request.header("Impersonate-Group", group));
        as.extra()
                .forEach((key, values) ->
                        values.forEach(value -> request.header("Impersonate-Extra-" + escaped(key), value)));
    }

    /** A key as part of a header's name: what no name may hold is percent-encoded. */
    private static String escaped(String key) {
        StringBuilder escaped = new StringBuilder(key.length());
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean legal = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || TOKEN_CHARACTERS.indexOf(c) >= 0;
            if (legal) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HEX[c >> 4]).append(HEX[c & 0xf]);
            }
        }
        return escaped.toString();
    }
}

package io.github.kubeauthn.webhook.connection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as Go's {@code path.Join} puts them together and {@code net/url} writes them. */
final class ServerPath {

    private static final String UNESCAPED = "-_.~$&+,/:;=@";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private ServerPath() {}

    /** Both paths as one, from the root, without empty elements, dots, and a slash at its end; percent-encoded. */
    static String join(String first, String second) {
        Deque<String> elements = new ArrayDeque<>();
        for (String element : (first + "/" + second).split("/", -1)) {
            if (element.equals("..")) {
                elements.pollLast();
            } else if (!element.isEmpty() && !element.equals(".")) {
                elements.addLast(element);
            }
        }
        return encode("/" + String.join("/", elements));
    }

    private static String encode(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || UNESCAPED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 0xf]);
            }
        }
        return encoded.toString();
    }
}

package io.github.kubeauthn.api.text;

import io.github.kubeauthn.api.text.GoUrlParser.MalformedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-decoding by the rules of {@code net/url}, which depend on the part of the URL. */
final class PercentEncoding {

    private static final String HOST_PUNCTUATION = "-_.~!$&'()*+,;=:[]<>\"";

    private PercentEncoding() {}

    /** The parts of a URL for which the rules differ. */
    enum Part {
        HOST,
        ZONE,
        OTHER
    }

    /** The text with every {@code %XX} put into a byte and the bytes read as UTF-8. */
    static String decode(String text, Part part) throws MalformedException {
        requireWellFormed(text, part);
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                decoded.write(Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static void requireWellFormed(String text, Part part) throws MalformedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                requireEscape(text, i, part);
                i += 2;
            } else if (part != Part.OTHER && c < 0x80 && !mayStandInHost(c)) {
                throw new MalformedException(
                        "invalid character " + GoQuoted.string(String.valueOf(c)) + " in host name");
            }
        }
    }

    private static void requireEscape(String text, int at, Part part) throws MalformedException {
        String escape = text.substring(at, Math.min(at + 3, text.length()));
        if (escape.length() < 3 || !isHex(escape.charAt(1)) || !isHex(escape.charAt(2))) {
            throw invalidEscape(escape);
        }
        int value = Integer.parseInt(escape.substring(1), 16);
        if (escape.equals("%25")) {
            return;
        }
        if (part == Part.HOST && value < 0x80) {
            throw invalidEscape(escape);
        }
        if (part == Part.ZONE && value != ' ' && !mayStandInHost((char) value)) {
            throw invalidEscape(escape);
        }
    }

    private static MalformedException invalidEscape(String escape) {
        return new MalformedException("invalid URL escape " + GoQuoted.string(escape));
    }

    private static boolean mayStandInHost(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || HOST_PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}

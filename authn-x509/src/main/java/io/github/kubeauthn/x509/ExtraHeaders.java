package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers whose name is a prefix and a key of extra. */
final class ExtraHeaders {

    private final List<String> prefixes;

    ExtraHeaders(List<String> prefixes) {
        this.prefixes = prefixes;
    }

    /** Every value of every such header, by key. */
    Map<String, List<String>> read(Headers headers) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (String prefix : prefixes) {
            for (String name : headers.names()) {
                if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                    extra.computeIfAbsent(key(name.substring(prefix.length())), key -> new ArrayList<>())
                            .addAll(headers.values(name));
                }
            }
        }
        return extra;
    }

    /** Header names know neither upper case nor most characters, so keys are percent-encoded; a bad encoding is kept. */
    static String key(String encoded) {
        String lower = lowerCase(encoded);
        if (lower.indexOf('%') < 0) {
            return lower;
        }
        ByteArrayOutputStream key = new ByteArrayOutputStream(lower.length());
        byte[] bytes = lower.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                key.write(bytes[i]);
                continue;
            }
            int octet = i + 2 < bytes.length ? hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]) : -1;
            if (octet < 0) {
                return lower;
            }
            key.write(octet);
            i += 2;
        }
        return decode(key.toByteArray());
    }

    /** Character by character, as Go does: none becomes two, and none looks at its neighbours. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    /** Each byte that is no part of a character becomes one U+FFFD, as where Go writes such a text as JSON. */
    private static String decode(byte[] utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isMalformed()) {
            out.put("\ufffd".repeat(result.length()));
            in.position(in.position() + result.length());
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** Negative for what is no hexadecimal digit, also when shifted. */
    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit(digit, 16);
    }
}

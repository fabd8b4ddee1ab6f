package io.github.kubeauthn.token.yaml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.DirectiveToken;
import org.yaml.snakeyaml.tokens.TagToken;
import org.yaml.snakeyaml.tokens.TagTuple;
import org.yaml.snakeyaml.tokens.Token;

/** Cuts what stands around values: anchors, aliases, tags and directives. */
final class PropertyScanner {

    private static final String IN_TAG = "while scanning a tag";
    private static final String IN_DIRECTIVE = "while scanning a directive";

    /** What a tag may consist of, besides letters, digits and escapes. */
    private static final String URI_SIGNS = ";/?:@&=+$,.!~*'()[]";

    private static final List<Integer> READABLE_VERSION = List.of(1, 1);
    /** SnakeYAML's parser refuses it when it matters. */
    private static final List<Integer> OTHER_VERSION = List.of(0, 0);

    private final Cursor in;

    PropertyScanner(Cursor in) {
        this.in = in;
    }

    /** The name behind {@code &} or {@code *}. */
    String anchor(String context) {
        Mark start = in.mark();
        in.skip();
        String name = in.readWord();
        if (name.isEmpty() || !(in.isSpace(0) || in.atAny("?:,]}%@`"))) {
            throw in.problem(context, start, "did not find expected alphabetic or numeric character");
        }
        return name;
    }

    TagToken tag() {
        Mark start = in.mark();
        TagTuple tag;
        if (in.peek(1) == '<') {
            in.skip(2);
            tag = new TagTuple(null, uri("", IN_TAG, start));
            if (!in.at('>')) {
                throw in.problem(IN_TAG, start, "did not find the expected '>'");
            }
            in.skip();
        } else {
            String handle = handle(IN_TAG, start);
            if (handle.length() > 1 && handle.endsWith("!")) {
                tag = new TagTuple(handle, uri("", IN_TAG, start));
            } else {
                String suffix = uri(handle, IN_TAG, start);
                tag = suffix.isEmpty() ? new TagTuple(null, "!") : new TagTuple("!", suffix);
            }
        }
        if (!in.isSpace(0)) {
            throw in.problem(IN_TAG, start, "did not find expected whitespace or line break");
        }
        return new TagToken(tag, start, in.mark());
    }

    private String handle(String context, Mark start) {
        if (!in.at('!')) {
            throw in.problem(context, start, "did not find expected '!'");
        }
        in.skip();
        String handle = "!" + in.readWord();
        if (in.at('!')) {
            in.skip();
            return handle + "!";
        }
        return handle;
    }

    /** Reads a tag, or the rest of one whose head was taken for a handle. */
    private String uri(String head, String context, Mark start) {
        StringBuilder uri = new StringBuilder(head.isEmpty() ? "" : head.substring(1));
        boolean any = !head.isEmpty();
        while (in.isWord(0) || in.atAny(URI_SIGNS) || in.at('%')) {
            if (in.at('%')) {
                uri.append(escaped(context, start));
            } else {
                in.readInto(uri);
            }
            any = true;
        }
        if (!any) {
            throw in.problem(context, start, "did not find expected tag URI");
        }
        return uri.toString();
    }

    /** A character whose UTF-8 is written as {@code %C3%A9}. */
    private String escaped(String context, Mark start) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int length = 1;
        for (int i = 0; i < length; i++) {
            int high = in.at('%') ? hexadecimal(1) : -1;
            int low = high < 0 ? -1 : hexadecimal(2);
            if (low < 0) {
                throw in.problem(context, start, "did not find URI escaped octet");
            }
            int octet = high << 4 | low;
            if (i == 0) {
                length = lengthBehind(octet);
            }
            if (length == 0 || (i > 0 && (octet & 0xc0) != 0x80)) {
                throw in.problem(context, start, "found an incorrect UTF-8 octet");
            }
            octets.write(octet);
            in.skip(3);
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    private int hexadecimal(int offset) {
        return in.peek(offset) < 128 ? Character.digit(in.peek(offset), 16) : -1;
    }

    /** How many octets a character has by its first one; 0 if that is none. */
    private static int lengthBehind(int first) {
        if (first < 0x80) {
            return 1;
        }
        return (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : (first & 0xf8) == 0xf0 ? 4 : 0;
    }

    Token directive() {
        Mark start = in.mark();
        in.skip();
        String name = in.readWord();
        if (name.isEmpty() || !in.isSpace(0)) {
            throw in.problem(IN_DIRECTIVE, start, "could not find expected directive name");
        }
        in.skipBlanks();
        Token token = switch (name) {
            case "YAML" -> new DirectiveToken<>(name, version(start), start, in.mark());
            case "TAG" -> new DirectiveToken<>(name, prefix(start), start, in.mark());
            default -> throw in.problem(IN_DIRECTIVE, start, "found unknown directive name");
        };
        in.skipRestOfLine(IN_DIRECTIVE, start);
        return token;
    }

    private List<Integer> version(Mark start) {
        int major = number(start);
        if (!in.at('.')) {
            throw in.problem(IN_DIRECTIVE, start, "did not find expected digit or '.' character");
        }
        in.skip();
        int minor = number(start);
        return major == 1 && minor == 1 ? READABLE_VERSION : OTHER_VERSION;
    }

    private int number(Mark start) {
        int number = 0;
        int digits = 0;
        for (; in.isDigit(); digits++) {
            number = number * 10 + in.peek() - '0';
            in.skip();
            if (digits == 2) {
                throw in.problem(IN_DIRECTIVE, start, "found extremely long version number");
            }
        }
        if (digits == 0) {
            throw in.problem(IN_DIRECTIVE, start, "did not find expected version number");
        }
        return number;
    }

    private List<String> prefix(Mark start) {
        String handle = handle(IN_DIRECTIVE, start);
        if (handle.length() > 1 && !handle.endsWith("!")) {
            throw in.problem(IN_DIRECTIVE, start, "did not find expected '!'");
        }
        if (!in.atBlank()) {
            throw in.problem(IN_DIRECTIVE, start, "did not find expected whitespace");
        }
        in.skipBlanks();
        String prefix = uri("", IN_DIRECTIVE, start);
        if (!in.isSpace(0)) {
            throw in.problem(IN_DIRECTIVE, start, "did not find expected whitespace or line break");
        }
        return List.of(handle, prefix);
    }
}

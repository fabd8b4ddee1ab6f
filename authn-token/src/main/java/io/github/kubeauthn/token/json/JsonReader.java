package io.github.kubeauthn.token.json;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.token.json.JsonReading.Malformed;
import io.github.kubeauthn.token.json.JsonReading.WellFormed;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonBoolean;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonNumber;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text by the grammar of RFC 8259, refusing what Go's scanner refuses, in its words. It does not recurse, looks
 * at each byte once or twice, and holds no more than a fixed multiple of the text.
 */
final class JsonReader {

    private static final String VALUE = "looking for beginning of value";

    private final byte[] text;
    private final int maxDepth;
    private int at;
    private int depth;
    private @Nullable Open innermost;
    private @Nullable String problem;

    JsonReader(byte[] text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
    }

    JsonReading read() {
        JsonValue value = null;
        while (problem == null && value == null) {
            JsonValue begun = beginValue();
            value = begun == null ? null : placeValue(begun);
        }
        if (value != null && peek() >= 0) {
            fail("after top-level value");
        }
        return value == null || problem != null ? new Malformed(String.valueOf(problem)) : new WellFormed(value);
    }

    /** A whole value; null where one has only begun, or there is a problem. */
    private @Nullable JsonValue beginValue() {
        int c = peek();
        if (c == '"') {
            String string = readString(false);
            return string == null ? null : new JsonString(string);
        }
        return switch (c) {
            case '{' -> beginObject();
            case '[' -> beginArray();
            case 't' -> readLiteral("true", JsonBoolean.TRUE);
            case 'f' -> readLiteral("false", JsonBoolean.FALSE);
            case 'n' -> readLiteral("null", JsonNull.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> readNumber();
            default -> fail(VALUE);
        };
    }

    /** Puts a value where it belongs, ending what ends with it; gives back the outermost value once that is whole. */
    private @Nullable JsonValue placeValue(JsonValue whole) {
        JsonValue value = whole;
        while (innermost != null) {
            innermost.add(value);
            int c = peek();
            if (c == ',') {
                at++;
                if (innermost.isObject()) {
                    readName(innermost);
                }
                return null;
            }
            if (c != (innermost.isObject() ? '}' : ']')) {
                fail(innermost.isObject() ? "after object key:value pair" : "after array element");
                return null;
            }
            leave();
            value = innermost.close();
            innermost = innermost.parent;
        }
        return value;
    }

    private @Nullable JsonValue beginObject() {
        if (!enter()) {
            return null;
        }
        if (peek() == '}') {
            leave();
            return JsonObject.EMPTY;
        }
        innermost = new Open(true, innermost);
        readName(innermost);
        return null;
    }

    private @Nullable JsonValue beginArray() {
        if (!enter()) {
            return null;
        }
        if (peek() == ']') {
            leave();
            return JsonArray.EMPTY;
        }
        innermost = new Open(false, innermost);
        return null;
    }

    /** Steps over the bracket that opens a nest, if it may be one deeper. */
    private boolean enter() {
        if (depth == maxDepth) {
            fail("exceeded max depth");
            return false;
        }
        at++;
        depth++;
        return true;
    }

    /** Steps over the bracket that closes a nest. */
    private void leave() {
        at++;
        depth--;
    }

    private void readName(Open object) {
        if (peek() != '"') {
            fail("looking for beginning of object key string");
            return;
        }
        object.name = readString(true);
        if (object.name == null) {
            return;
        }
        if (peek() != ':') {
            fail("after object key");
            return;
        }
        at++;
    }

    private @Nullable JsonValue readLiteral(String literal, JsonValue value) {
        for (int i = 1; i < literal.length(); i++) {
            at++;
            if (here() != literal.charAt(i)) {
                return failInside("in literal " + literal + " (expecting '" + literal.charAt(i) + "')");
            }
        }
        at++;
        return value;
    }

    private @Nullable JsonValue readNumber() {
        int start = at;
        if (here() == '-') {
            at++;
        }
        if (here() == '0') {
            at++;
        } else if (!skipDigits()) {
            return failInside("in numeric literal");
        }
        if (here() == '.') {
            at++;
            if (!skipDigits()) {
                return failInside("after decimal point in numeric literal");
            }
        }
        if (here() == 'e' || here() == 'E') {
            at++;
            if (here() == '+' || here() == '-') {
                at++;
            }
            if (!skipDigits()) {
                return failInside("in exponent of numeric literal");
            }
        }
        return new JsonNumber(ascii(start, at));
    }

    private boolean skipDigits() {
        int start = at;
        while (here() >= '0' && here() <= '9') {
            at++;
        }
        return at > start;
    }

    /** The string that begins here, in most cases a plain one. */
    private @Nullable String readString(boolean name) {
        int start = at + 1;
        for (at = start; at < text.length; at++) {
            byte c = text[at];
            if (c == '"') {
                at++;
                String frequent = name ? FrequentNames.find(text, start, at - 1) : null;
                return frequent == null ? ascii(start, at - 1) : frequent;
            }
            if (c == '\\' || c < ' ') {
                break;
            }
        }
        return readUnusualString(start);
    }

    /** Goes on with a string in which there is an escape, or a character beyond ASCII, or a mistake. */
    private @Nullable String readUnusualString(int start) {
        StringBuilder string = new StringBuilder(at - start + 16);
        string.append(ascii(start, at));
        while (at < text.length) {
            byte c = text[at];
            if (c == '"') {
                at++;
                return string.toString();
            }
            if (c == '\\') {
                if (!readEscape(string)) {
                    return null;
                }
            } else if (c >= 0 && c < ' ') {
                fail("in string literal");
                return null;
            } else {
                at += Utf8.decode(text, at, string);
            }
        }
        fail("in string literal");
        return null;
    }

    private boolean readEscape(StringBuilder string) {
        at++;
        int simple = "bfnrt\\/\"".indexOf(here());
        if (simple >= 0) {
            string.append("\b\f\n\r\t\\/\"".charAt(simple));
            at++;
            return true;
        }
        if (here() != 'u') {
            failInside("in string escape code");
            return false;
        }
        int unit = readHex();
        if (unit < 0) {
            return false;
        }
        string.append((char) unit);
        return !Character.isSurrogate((char) unit) || pairSurrogate(string, (char) unit);
    }

    /** Completes the surrogate at the end of {@code string} by its other half, or replaces it. */
    private boolean pairSurrogate(StringBuilder string, char first) {
        int last = string.length() - 1;
        if (Character.isLowSurrogate(first) || here() != '\\' || at + 1 >= text.length || text[at + 1] != 'u') {
            string.setCharAt(last, '\ufffd');
            return true;
        }
        int before = at;
        at++;
        int second = readHex();
        if (second < 0) {
            return false;
        }
        if (Character.isLowSurrogate((char) second)) {
            string.append((char) second);
        } else {
            string.setCharAt(last, '\ufffd');
            at = before;
        }
        return true;
    }

    /** The four digits behind the {@code u} that stands here; negative if they are not. */
    private int readHex() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = here() < 0 ? -1 : Character.digit((char) here(), 16);
            if (digit < 0) {
                failInside("in \\u hexadecimal character escape");
                return -1;
            }
            unit = unit << 4 | digit;
        }
        at++;
        return unit;
    }

    /** The next byte that is not white space, unread; negative at the end of the text. */
    private int peek() {
        int c = here();
        while (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            at++;
            c = here();
        }
        return c;
    }

    private int here() {
        return at < text.length ? text[at] & 0xff : -1;
    }

    /** Bytes that are known to be ASCII; ISO 8859-1 is the decoder that need not look at them. */
    private String ascii(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private @Nullable JsonValue fail(String where) {
        problem = here() < 0 ? "unexpected end of JSON input" : unexpected(here(), where);
        return null;
    }

    /** Inside a literal, Go's scanner meets the end of the text as a space. */
    private @Nullable JsonValue failInside(String where) {
        problem = unexpected(here() < 0 ? ' ' : here(), where);
        return null;
    }

    private static String unexpected(int c, String where) {
        return "invalid character " + quoted((char) c) + " " + where;
    }

    private static String quoted(char c) {
        if (c == '\'') {
            return "'\\''";
        }
        if (c == '"') {
            return "'\"'";
        }
        String inDoubleQuotes = GoQuoted.string(String.valueOf(c));
        return "'" + inDoubleQuotes.substring(1, inDoubleQuotes.length() - 1) + "'";
    }

    /** An object or array that has begun and not ended. */
    private static final class Open {

        /** A deep nest must not take much room for what it does not hold. */
        private static final int FEW = 4;

        private final @Nullable Open parent;
        private final @Nullable List<Member> members;
        private final @Nullable List<JsonValue> elements;
        private @Nullable String name;

        private Open(boolean object, @Nullable Open parent) {
            this.parent = parent;
            this.members = object ? new ArrayList<>(FEW) : null;
            this.elements = object ? null : new ArrayList<>(FEW);
        }

        private boolean isObject() {
            return members != null;
        }

        private void add(JsonValue value) {
            if (members != null && name != null) {
                members.add(new Member(name, value));
            } else if (elements != null) {
                elements.add(value);
            }
        }

        private JsonValue close() {
            return members != null ? new JsonObject(members) : new JsonArray(elements == null ? List.of() : elements);
        }
    }
}

package io.github.kubeauthn.token.json;

import io.github.kubeauthn.api.text.GoText;
import io.github.kubeauthn.token.json.JsonValue.JsonArray;
import io.github.kubeauthn.token.json.JsonValue.JsonNumber;
import io.github.kubeauthn.token.json.JsonValue.JsonObject;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import io.github.kubeauthn.token.json.JsonValue.Member;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reader of JSON that Kubernetes uses, and what it makes of a value. */
public enum JsonDialect {
    /**
     * Go's own {@code encoding/json}: field names match without regard to case, the last of several members of one name wins,
     * a nest is at most 10,000 deep.
     */
    ENCODING_JSON(10_000, true, false),

    /**
     * The variant inside go-jose, which reads JOSE headers, embedded keys and the claims of service account tokens: case
     * matters, a repeated name is an error wherever the object is looked at, no bound on depth.
     */
    GO_JOSE(Integer.MAX_VALUE, false, true),

    /** sigs.k8s.io/json, which reads API objects: case matters, the last of several members of one name wins. */
    KUBERNETES(10_000, false, false);

    private static final int FEW = 16;

    private final int maxDepth;
    private final boolean foldsCase;
    private final boolean refusesDuplicates;

    JsonDialect(int maxDepth, boolean foldsCase, boolean refusesDuplicates) {
        this.maxDepth = maxDepth;
        this.foldsCase = foldsCase;
        this.refusesDuplicates = refusesDuplicates;
    }

    /** Reads a text that must be one JSON value, with nothing but white space around it. */
    public JsonReading read(byte[] text) {
        return new JsonReader(text, maxDepth).read();
    }

    /**
     * Reads {@code value} into a Go struct. A value that is not an object, and each member that does not fit the field of its
     * name, is a {@linkplain StructReader#problem problem}; {@code null} leaves the struct as it is.
     *
     * @param goType the struct's type as Go prints it, for messages: {@code jwt.Claims}
     */
    public StructReader struct(JsonValue value, String goType) {
        return StructReader.root(this, value, goType);
    }

    /**
     * Why {@code value} cannot become a Go {@code interface{}}: a number is beyond the range of a double or, where this
     * dialect refuses that, a name is repeated. Empty if it can.
     */
    public Optional<String> problemOfAny(JsonValue value) {
        if (value instanceof JsonString || value instanceof JsonArray array && hasOnlyStrings(array)) {
            return Optional.empty();
        }
        Deque<JsonValue> open = new ArrayDeque<>();
        open.push(value);
        while (!open.isEmpty()) {
            JsonValue next = open.pop();
            if (next instanceof JsonNumber number && number.float64().isEmpty()) {
                return Optional.of("json: cannot unmarshal number " + number.text() + " into Go value of type float64");
            } else if (next instanceof JsonArray array) {
                pushReversed(open, array.elements());
            } else if (next instanceof JsonObject object) {
                Optional<String> duplicate = problemOfNames(object);
                if (duplicate.isPresent()) {
                    return duplicate;
                }
                object.members().forEach(member -> open.push(member.value()));
            }
        }
        return Optional.empty();
    }

    /** Whether a member of that name fills the struct field {@code field}, whose name is in ASCII. */
    boolean matches(String field, String name) {
        return name.length() == field.length()
                && (name.equals(field) || foldsCase && GoText.equalFoldAscii(field, name));
    }

    /** Why this dialect refuses the object itself: a name is repeated. Empty if it does not. */
    public Optional<String> problemOfNames(JsonObject object) {
        if (!refusesDuplicates) {
            return Optional.empty();
        }
        List<Member> members = object.members();
        return members.size() > FEW ? problemOfMany(members) : problemOfFew(members);
    }

    private static Optional<String> problemOfMany(List<Member> members) {
        Set<String> seen = new HashSet<>();
        for (Member member : members) {
            if (!seen.add(member.name())) {
                return repeated(member.name());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problemOfFew(List<Member> members) {
        for (int i = 1; i < members.size(); i++) {
            String name = members.get(i).name();
            if (standsBefore(members, i, name)) {
                return repeated(name);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> repeated(String name) {
        return Optional.of("json: duplicate key '" + name + "' in object");
    }

    private static boolean standsBefore(List<Member> members, int end, String name) {
        for (int i = 0; i < end; i++) {
            if (members.get(i).name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOnlyStrings(JsonArray array) {
        List<JsonValue> elements = array.elements();
        for (int i = 0; i < elements.size(); i++) {
            if (!(elements.get(i) instanceof JsonString)) {
                return false;
            }
        }
        return true;
    }

    private static void pushReversed(Deque<JsonValue> open, List<JsonValue> values) {
        for (int i = values.size() - 1; i >= 0; i--) {
            open.push(values.get(i));
        }
    }
}

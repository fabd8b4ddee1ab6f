package io.github.kubeauthn.testkit.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens that nobody issued: not JWTs, broken JWTs, and JWTs that claim too much. No key verifies any of them. */
public final class HostileTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}";

    private static final String PAYLOAD = "{\"iss\":\"https://kubernetes.default.svc\",\"sub\":\"admin\","
            + "\"aud\":[\"https://kubernetes.default.svc\"],\"exp\":4102444800,\"nbf\":0,\"iat\":0}";

    /** As long as an RS256 signature, and just as good as any other text of that length. */
    private static final String SIGNATURE = base64("no key made these two hundred and fifty-six bytes. ".repeat(6))
            .substring(0, 342);

    private final Map<String, String> tokens = new LinkedHashMap<>();

    private HostileTokens() {}

    /** All of them, in the same order every time. */
    public static List<HostileInput<String>> all() {
        HostileTokens tokens = new HostileTokens();
        tokens.addTexts();
        tokens.addNearBootstrapTokens();
        tokens.addSegments();
        tokens.addEncodings();
        tokens.addHeaders();
        tokens.addPayloads();
        tokens.addTruncated();
        tokens.addMutated();
        List<HostileInput<String>> all = new ArrayList<>();
        tokens.tokens.forEach((name, token) -> all.add(new HostileInput<>(name, token)));
        return all;
    }

    private void addTexts() {
        add("empty", "");
        for (String text :
                List.of(" ", "\t", "\n", "\r\n", ".", "..", "...", ",", ";", "=", "/", "%", "*", "null", "{}")) {
            add("the text " + printable(text), text);
        }
        for (int c = 0; c < 0x20; c++) {
            add("the control character " + c, "abc" + (char) c + "def");
        }
        add("the character 127", "abc\u007fdef");
        add("Latin-1", "t\u00f6ken");
        add("an emoji", "token-\ud83d\udd11");
        add("half a surrogate pair", "token-\ud83d");
        add("the other half of one", "\udd11-token");
        add("right to left", "\u202enekot");
        add("a byte order mark", "\ufefftoken");
        add("full width letters", "\uff34\uff2f\uff2b\uff25\uff2e");
        add("no-break spaces", "\u00a0token\u00a0");
        add("a megabyte of one letter", "a".repeat(1 << 20));
        add("a megabyte of dots", ".".repeat(1 << 20));
        add("a megabyte of commas", ",".repeat(1 << 20));
        add("a megabyte of spaces", " ".repeat(1 << 20));
        add("a header in the token", "token\r\nX-Remote-User: admin");
        add("a scheme in the token", "Bearer token");
        add("SQL", "' OR '1'='1");
        add("a path", "../../../../etc/kubernetes/pki/sa.key");
        add("a JNDI name", "${jndi:ldap://127.0.0.1:1/x}");
        add("a format", "%s%n%x%1$s{}{0}");
        add("HTML", "<script>alert(1)</script>");
        add("a regular expression's bane", "a".repeat(5000) + "!");
    }

    private void addNearBootstrapTokens() {
        for (String text : List.of(
                "abcdef.",
                ".0123456789abcdef",
                "abcdef.0123456789abcde",
                "abcdef.0123456789abcdef0",
                "abcde.0123456789abcdef",
                "abcdefg.0123456789abcdef",
                "ABCDEF.0123456789ABCDEF",
                "abcdef:0123456789abcdef",
                "abcdef.0123456789abcdeg ",
                "abc/ef.0123456789abcdef",
                "......................",
                "abcdef.0123456789abcdef.",
                "abcdef..123456789abcdef",
                "\u0430bcdef.0123456789abcdef")) {
            add("nearly a bootstrap token, " + printable(text), text);
        }
    }

    private void addSegments() {
        String header = base64(HEADER);
        String payload = base64(PAYLOAD);
        add("a header alone", header);
        add("a payload alone", payload);
        add("no signature, no dot", header + "." + payload);
        add("an empty signature", jws(header, payload, ""));
        add("an empty payload", jws(header, "", SIGNATURE));
        add("an empty header", jws("", payload, SIGNATURE));
        add("only a signature", jws("", "", SIGNATURE));
        add("four segments", jws(header, payload, SIGNATURE) + "." + SIGNATURE);
        add("five segments, as a JWE", header + "." + payload + "." + SIGNATURE + "." + SIGNATURE + "." + SIGNATURE);
        add("a thousand segments", (header + ".").repeat(1000));
        add("the header twice", jws(header, header, SIGNATURE));
        add("the payload twice", jws(payload, payload, SIGNATURE));
        add("payload and header exchanged", jws(payload, header, SIGNATURE));
        add("a dot in front", "." + jws(header, payload, SIGNATURE));
        add("a dot behind", jws(header, payload, SIGNATURE) + ".");
        add(
                "JSON serialization",
                "{\"payload\":\"" + payload + "\",\"protected\":\"" + header + "\",\"signature\":\"" + SIGNATURE
                        + "\"}");
        add("a well-formed token that nobody signed", jws(header, payload, SIGNATURE));
        for (int length : new int[] {1, 2, 3, 4, 63, 64, 65, 127, 128, 129, 255, 256, 257, 4096, 100_000}) {
            String signature = BASE64.encodeToString(new byte[length]);
            add("a signature of " + length + " zeros", jws(header, payload, signature));
        }
    }

    private void addEncodings() {
        String good = jws(base64(HEADER), base64(PAYLOAD), SIGNATURE);
        add("padded", jws(base64(HEADER) + "==", base64(PAYLOAD) + "=", SIGNATURE + "=="));
        add("the other alphabet", good.replace('A', '+').replace('B', '/'));
        add("base64 of base64", base64(good));
        add("percent-encoded dots", good.replace(".", "%2E"));
        add("line breaks", good.replaceAll("(.{64})", "$1\n"));
        add("carriage returns", good.replaceAll("(.{64})", "$1\r\n"));
        add("spaces", good.replaceAll("(.{64})", "$1 "));
        add("upper case", good.toUpperCase(java.util.Locale.ROOT));
        add("in quotes", "\"" + good + "\"");
        add("a NUL behind", good + "\0");
        add("a NUL in the middle", good.replaceFirst("\\.", ".\0"));
        add("twice", good + good);
        add("twice with a comma", good + "," + good);
        add("not UTF-8 in the header", jws("_wD__v8", base64(PAYLOAD), SIGNATURE));
        add("not UTF-8 in the payload", jws(base64(HEADER), "_wD__v8", SIGNATURE));
        add(
                "UTF-16 in the payload",
                jws(base64(HEADER), BASE64.encodeToString(PAYLOAD.getBytes(StandardCharsets.UTF_16)), SIGNATURE));
        for (int length = 1; length < 6; length++) {
            add("a payload of " + length + " digits", jws(base64(HEADER), "A".repeat(length), SIGNATURE));
        }
    }

    private void addHeaders() {
        for (String algorithm : List.of(
                "none",
                "None",
                "NONE",
                "nOnE",
                "",
                " ",
                "HS256",
                "HS384",
                "HS512",
                "RS256 ",
                "rs256",
                "RS257",
                "ES256",
                "ES256K",
                "EdDSA",
                "PS256",
                "RSA-OAEP",
                "dir",
                "A128KW",
                "PBES2-HS256+A128KW",
                "../RS256",
                "RS256\\u0000")) {
            addHeader("the algorithm \"" + algorithm + "\"", "{\"alg\":\"" + algorithm + "\"}");
            add(
                    "the algorithm \"" + algorithm + "\" without a signature",
                    jws(base64("{\"alg\":\"" + algorithm + "\"}"), base64(PAYLOAD), ""));
        }
        for (String value : List.of("null", "1", "true", "[]", "{}", "[\"RS256\"]", "1e400", "\"\\ud800\"")) {
            addHeader("the algorithm " + value, "{\"alg\":" + value + "}");
            addHeader("the key id " + value, "{\"alg\":\"RS256\",\"kid\":" + value + "}");
            addHeader("the type " + value, "{\"alg\":\"RS256\",\"typ\":" + value + "}");
            addHeader("the critical extensions " + value, "{\"alg\":\"RS256\",\"crit\":" + value + "}");
            addHeader("the certificates " + value, "{\"alg\":\"RS256\",\"x5c\":" + value + "}");
            addHeader("the key " + value, "{\"alg\":\"RS256\",\"jwk\":" + value + "}");
        }
        addHeader("no member", "{}");
        addHeader("no object", "[]");
        addHeader("a text", "\"RS256\"");
        addHeader("no JSON", "alg=RS256");
        addHeader("half an object", "{\"alg\":\"RS256\"");
        addHeader("something behind the object", HEADER + "x");
        addHeader("two objects", HEADER + HEADER);
        addHeader("two algorithms", "{\"alg\":\"none\",\"alg\":\"RS256\"}");
        addHeader("two algorithms the other way", "{\"alg\":\"RS256\",\"alg\":\"none\"}");
        addHeader("an upper case member", "{\"ALG\":\"none\",\"alg\":\"RS256\"}");
        addHeader("a comment", "{/*x*/\"alg\":\"RS256\"}");
        addHeader("single quotes", "{'alg':'RS256'}");
        addHeader("a byte order mark", "\ufeff" + HEADER);
        addHeader("a critical extension", "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}");
        addHeader("an unencoded payload", "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}");
        addHeader("a key of its own", "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}");
        addHeader("a URL of keys", "{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\"}");
        addHeader("a URL of certificates", "{\"alg\":\"RS256\",\"x5u\":\"http://127.0.0.1:1/certs\"}");
        addHeader("a certificate that is none", "{\"alg\":\"RS256\",\"x5c\":[\"AAAA\"]}");
        addHeader("a key id that is a path", "{\"alg\":\"RS256\",\"kid\":\"../../dev/null\"}");
        addHeader("a key id that is SQL", "{\"alg\":\"RS256\",\"kid\":\"x' UNION SELECT 'key\"}");
        addHeader("a key id of 100,000 letters", "{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(100_000) + "\"}");
        addHeader("10,000 members", "{" + "\"x\":1,".repeat(10_000) + "\"alg\":\"RS256\"}");
        addHeader("100,000 open arrays", "{\"alg\":" + "[".repeat(100_000));
        addHeader("10,000 nested arrays", "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"alg\":\"RS256\"}");
        addHeader("compressed", "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}");
        addHeader("a million rounds", "{\"alg\":\"PBES2-HS256+A128KW\",\"p2c\":1000000,\"p2s\":\"AAAA\"}");
    }

    private void addPayloads() {
        for (String value : List.of(
                "null",
                "0",
                "-1",
                "1e400",
                "-1e400",
                "1e-400",
                "9223372036854775808",
                "0.1",
                "\"4102444800\"",
                "true",
                "[]",
                "{}",
                "99999999999999999999999999999999999999999")) {
            addPayload("the expiration " + value, "{\"iss\":\"https://kubernetes.default.svc\",\"exp\":" + value + "}");
            addPayload("the beginning " + value, "{\"iss\":\"https://kubernetes.default.svc\",\"nbf\":" + value + "}");
        }
        for (String value : List.of("null", "1", "true", "[]", "{}", "[\"x\"]", "\"\"", "\"\\u0000\"", "\"\\ud800\"")) {
            addPayload("the issuer " + value, "{\"iss\":" + value + ",\"sub\":\"admin\"}");
            addPayload("the subject " + value, "{\"iss\":\"kubernetes/serviceaccount\",\"sub\":" + value + "}");
            addPayload("the audience " + value, "{\"iss\":\"https://kubernetes.default.svc\",\"aud\":" + value + "}");
            addPayload(
                    "the private claims " + value,
                    "{\"iss\":\"https://kubernetes.default.svc\",\"kubernetes.io\":" + value + "}");
            addPayload("the whole payload " + value, value);
        }
        addPayload("two issuers", "{\"iss\":\"x\",\"iss\":\"https://kubernetes.default.svc\"}");
        addPayload("an upper case issuer", "{\"ISS\":\"https://kubernetes.default.svc\"}");
        addPayload(
                "a group of masters", "{\"iss\":\"https://kubernetes.default.svc\",\"groups\":[\"system:masters\"]}");
        addPayload(
                "a legacy token",
                "{\"iss\":\"kubernetes/serviceaccount\","
                        + "\"sub\":\"system:serviceaccount:kube-system:admin\","
                        + "\"kubernetes.io/serviceaccount/namespace\":\"kube-system\","
                        + "\"kubernetes.io/serviceaccount/service-account.name\":\"admin\"}");
        addPayload(
                "a namespace with a colon",
                "{\"iss\":\"kubernetes/serviceaccount\",\"sub\":\"system:serviceaccount:a:b:c\"}");
        addPayload("10,000 audiences", "{\"aud\":[" + "\"x\",".repeat(9_999) + "\"x\"]}");
        addPayload("100,000 open objects", "{\"a\":".repeat(100_000));
        addPayload("10,000 nested arrays", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        addPayload("a claim of a megabyte", "{\"iss\":\"x\",\"sub\":\"" + "s".repeat(1 << 20) + "\"}");
        addPayload("a number of 100,000 digits", "{\"iss\":\"x\",\"exp\":" + "9".repeat(100_000) + "}");
        addPayload("an exponent of 100,000 digits", "{\"iss\":\"x\",\"exp\":1e" + "9".repeat(100_000) + "}");
        addPayload("escapes", "{\"\\u0069\\u0073\\u0073\":\"\\u0078\"}");
        addPayload("half an escape", "{\"iss\":\"\\u00\"}");
        addPayload("a trailing comma", "{\"iss\":\"x\",}");
        addPayload("not a number", "{\"exp\":NaN}");
        addPayload("infinity", "{\"exp\":Infinity}");
    }

    private void addTruncated() {
        String good = jws(base64(HEADER), base64(PAYLOAD), SIGNATURE);
        for (int length = 5; length < good.length(); length += 11) {
            add("cut off after " + length + " characters", good.substring(0, length));
        }
    }

    private void addMutated() {
        String good = jws(base64(HEADER), base64(PAYLOAD), SIGNATURE);
        FixedSequence numbers = new FixedSequence();
        for (int i = 0; i < 150; i++) {
            StringBuilder mutated = new StringBuilder(good);
            for (int changes = 1 + numbers.below(4); changes > 0; changes--) {
                mutated.setCharAt(numbers.below(mutated.length()), (char) (0x21 + numbers.below(0x5e)));
            }
            add("changed at random, number " + i, mutated.toString());
        }
    }

    private void addHeader(String name, String header) {
        add("a header with " + name, jws(base64(header), base64(PAYLOAD), SIGNATURE));
    }

    private void addPayload(String name, String payload) {
        add("a payload with " + name, jws(base64(HEADER), base64(payload), SIGNATURE));
    }

    private void add(String name, String token) {
        if (tokens.put(name, token) != null) {
            throw new IllegalStateException("two hostile tokens are called " + name);
        }
    }

    private static String jws(String header, String payload, String signature) {
        return header + "." + payload + "." + signature;
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String printable(String text) {
        return "\"" + text.replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n") + "\"";
    }
}

package io.github.kubeauthn.testkit.hostile;

import io.github.kubeauthn.api.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Request headers that nobody honest would send: broken credentials, identities that are claimed, sheer mass. */
public final class HostileHeaders {

    private static final String PROTOCOL = "Sec-WebSocket-Protocol";
    private static final String PROTOCOL_PREFIX = "base64url.bearer.authorization.k8s.io.";

    private final Map<String, Headers> headers = new LinkedHashMap<>();

    private HostileHeaders() {}

    /** All of them, in the same order every time. */
    public static List<HostileInput<Headers>> all() {
        HostileHeaders headers = new HostileHeaders();
        headers.addAuthorizations();
        headers.addPasswords();
        headers.addProtocols();
        headers.addClaimedIdentities();
        headers.addMass();
        headers.addTokens();
        List<HostileInput<Headers>> all = new ArrayList<>();
        headers.headers.forEach((name, value) -> all.add(new HostileInput<>(name, value)));
        return all;
    }

    private void addAuthorizations() {
        for (String value : List.of(
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Bearer  x",
                " Bearer x",
                "bearer x",
                "BEARER x",
                "Bearer\tx",
                "Bearer\u00a0x",
                "Bearer x y",
                "Bearer x,y",
                "Bearer, x",
                "Bearer: x",
                "Bearer=x",
                "Bearerx",
                "Token x",
                "Negotiate x",
                "Digest x",
                "NTLM x",
                "AWS4-HMAC-SHA256 x",
                "Basic",
                "Basic ",
                "Bearer null",
                "Bearer undefined",
                "Bearer [object Object]",
                "\u0412earer x",
                "Bearer \u0000",
                "Bearer x\r\nX-Remote-User: admin",
                "x Bearer y",
                "Bearer Bearer x")) {
            add("the authorization \"" + printable(value) + "\"", "Authorization", value);
        }
        headers.put(
                "two authorizations",
                Headers.builder()
                        .add("Authorization", "Bearer x")
                        .add("Authorization", "Bearer y")
                        .build());
        headers.put(
                "two schemes",
                Headers.builder()
                        .add("Authorization", "Basic eDp5")
                        .add("Authorization", "Bearer y")
                        .build());
        add("an authorization of a megabyte", "Authorization", "Bearer " + "x".repeat(1 << 20));
        add("a scheme of a megabyte", "Authorization", "x".repeat(1 << 20) + " y");
        add("a megabyte of spaces", "Authorization", "Bearer" + " ".repeat(1 << 20) + "x");
        add("an authorization for a proxy", "Proxy-Authorization", "Bearer x");
    }

    private void addPasswords() {
        for (String password : List.of(
                "",
                ":",
                "admin",
                "admin:",
                ":admin",
                "a:b:c",
                "\0:\0",
                "adm\u00efn:x",
                "admin:" + "x".repeat(65_536))) {
            add("the password " + abridged(password), "Authorization", "Basic " + base64(password));
        }
        add("a password that is no base64", "Authorization", "Basic !!!!");
        add("a password without padding", "Authorization", "Basic YTpiYw");
    }

    private void addProtocols() {
        for (String value : List.of(
                PROTOCOL_PREFIX,
                PROTOCOL_PREFIX + "!",
                PROTOCOL_PREFIX + "=",
                PROTOCOL_PREFIX + "A",
                PROTOCOL_PREFIX + "QQ==",
                PROTOCOL_PREFIX + "QQ, " + PROTOCOL_PREFIX + "Qg",
                "v4.channel.k8s.io, " + PROTOCOL_PREFIX + "_wD_",
                PROTOCOL_PREFIX + "QQ,,,",
                ",",
                ", ,",
                PROTOCOL_PREFIX.toUpperCase(java.util.Locale.ROOT) + "QQ",
                PROTOCOL_PREFIX + PROTOCOL_PREFIX + "QQ",
                PROTOCOL_PREFIX + "QQ")) {
            headers.put(
                    "the protocol \"" + value + "\"",
                    upgrade().add(PROTOCOL, value).build());
        }
        headers.put(
                "a megabyte of protocols",
                upgrade().add(PROTOCOL, "x,".repeat(1 << 19)).build());
        headers.put(
                "a protocol of a megabyte",
                upgrade()
                        .add(PROTOCOL, PROTOCOL_PREFIX + "QUFB".repeat(1 << 18))
                        .build());
        Headers.Builder many = upgrade();
        for (int i = 0; i < 10_000; i++) {
            many.add(PROTOCOL, PROTOCOL_PREFIX + "QQ");
        }
        headers.put("10,000 protocols that carry a token", many.build());
        add("a protocol without an upgrade", PROTOCOL, PROTOCOL_PREFIX + "QQ");
    }

    private void addClaimedIdentities() {
        for (String name : List.of(
                "X-Remote-User",
                "x-remote-user",
                "X-REMOTE-USER",
                "X-Remote-Uid",
                "X-Remote-Group",
                "X-Remote-Extra-Scopes",
                "X-Remote-Extra-",
                "X-Remote-Extra-%",
                "X-Remote-Extra-%41",
                "X-Remote-Extra-%zz",
                "X-Remote-Extra-%00",
                "X-Remote-Extra-" + "a".repeat(10_000),
                "X_Remote_User",
                "X-Forwarded-User",
                "X-Forwarded-For",
                "Forwarded",
                "Remote-User",
                "Impersonate-User",
                "Impersonate-Group",
                "Impersonate-Uid",
                "Impersonate-Extra-x",
                "Cookie",
                "X-Client-Cert",
                "X-SSL-Client-Cert",
                "X-Amzn-Oidc-Identity",
                "X-Auth-Request-User",
                "X-Goog-Iap-Jwt-Assertion")) {
            for (String value : List.of("admin", "", "system:admin", "a\0b", "system:masters,admin")) {
                add("the header " + abridged(name) + " with \"" + printable(value) + "\"", name, value);
            }
        }
    }

    private void addMass() {
        Headers.Builder names = Headers.builder();
        Headers.Builder values = Headers.builder();
        Headers.Builder groups = Headers.builder().add("X-Remote-User", "admin");
        for (int i = 0; i < 10_000; i++) {
            names.add("X-Remote-Extra-" + i, "x");
            values.add("X-Many", "x");
            groups.add("X-Remote-Group", "group-" + i);
        }
        headers.put("10,000 headers", names.build());
        headers.put("10,000 values", values.build());
        headers.put("10,000 groups", groups.build());
        add("a header without a name", "", "x");
        add("a name of 100,000 letters", "x".repeat(100_000), "x");
        for (String name : List.of(
                " ", ":", "Authorization ", "Authorization:", "Auth\0orization", "\u0410uthorization", "a\r\nb")) {
            add("the name \"" + printable(name) + "\"", name, "Bearer x");
        }
    }

    /** Every hostile token, as it would travel. */
    private void addTokens() {
        for (HostileInput<String> token : HostileTokens.all()) {
            add("as a bearer token: " + token.name(), "Authorization", "Bearer " + token.value());
        }
    }

    private void add(String name, String header, String value) {
        if (headers.put(name, Headers.builder().add(header, value).build()) != null) {
            throw new IllegalStateException("two hostile headers are called " + name);
        }
    }

    private static Headers.Builder upgrade() {
        return Headers.builder().add("Connection", "Upgrade").add("Upgrade", "websocket");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String abridged(String text) {
        return printable(text.length() > 40 ? text.substring(0, 40) + "…" : text);
    }

    private static String printable(String text) {
        return text.replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\0", "\\0");
    }
}

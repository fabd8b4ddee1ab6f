package io.github.kubeauthn.webhook.connection;

import java.util.Locale;

/**
 * What is asked of a server. The body may hold secrets.
 *
 * @param method {@code GET} or {@code POST}
 * @param path behind the path of the server's URL; may be empty
 * @param query without the question mark; may be empty
 * @param body in JSON; empty for none
 */
public record Call(String method, String path, String query, String body) {

    public static Call post(String path, String query, String json) {
        return new Call("POST", path, query, json);
    }

    public static Call get(String path, String query) {
        return new Call("GET", path, query, "");
    }

    /** The method as Go's errors write it: {@code Post}. */
    String title() {
        return method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Call[" + method + " " + path + "]";
    }
}

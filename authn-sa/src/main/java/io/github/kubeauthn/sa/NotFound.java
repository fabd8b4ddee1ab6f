package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.text.GoQuoted;

/** What the API server says of objects that it has not. */
final class NotFound {

    private NotFound() {}

    static String serviceAccount(String name) {
        return message("serviceaccounts", name);
    }

    static String message(String resource, String name) {
        return resource + " " + GoQuoted.string(name) + " not found";
    }
}

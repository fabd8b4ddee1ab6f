package io.github.kubeauthn.sa.text;

import io.github.kubeauthn.api.text.GoQuoted;

/** What the API server says of an object that it has not. */
public final class NotFound {

    private NotFound() {}

    /**
     * The message.
     *
     * @param resource the kind of object, in lower case and plural
     */
    public static String message(String resource, String name) {
        return resource + " " + GoQuoted.string(name) + " not found";
    }
}

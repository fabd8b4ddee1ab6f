package io.github.kubeauthn.oidc.configuration;

import io.github.kubeauthn.api.text.GoQuoted;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with fields, each in the words of {@code field.Error} of apimachinery. */
final class FieldErrors {

    private final List<String> messages = new ArrayList<>();

    List<String> messages() {
        return messages;
    }

    void required(FieldPath path, String detail) {
        add(path, "Required value", detail);
    }

    void duplicate(FieldPath path, String value) {
        add(path, "Duplicate value: " + GoQuoted.string(value), "");
    }

    void invalid(FieldPath path, String value, String detail) {
        add(path, "Invalid value: " + GoQuoted.string(value), detail);
    }

    /** A value of a type that is not printed as a text but as JSON. */
    void invalidJson(FieldPath path, String json, String detail) {
        add(path, "Invalid value: " + json, detail);
    }

    void internal(FieldPath path, String detail) {
        add(path, "Internal error", detail);
    }

    void tooMany(FieldPath path, int actual, int maximum) {
        add(path, "Too many: " + actual, "must have at most " + maximum + " items");
    }

    private void add(FieldPath path, String what, String detail) {
        messages.add(path + ": " + what + (detail.isEmpty() ? "" : ": " + detail));
    }
}

package io.github.kubeauthn.oidc.configuration;

/**
 * Where in a configuration something stands, as {@code field.Path} of apimachinery prints it.
 *
 * @param text {@code jwt[0].issuer.url}; empty for the configuration itself
 */
record FieldPath(String text) {

    static final FieldPath ROOT = new FieldPath("");

    FieldPath child(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    FieldPath index(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}

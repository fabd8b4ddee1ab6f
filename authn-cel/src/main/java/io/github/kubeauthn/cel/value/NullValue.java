package io.github.kubeauthn.cel.value;

/** The value {@code null}. */
public enum NullValue {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}

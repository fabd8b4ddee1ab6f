package io.github.kubeauthn.api;

/**
 * What must happen to a request's headers after a success, so that no handler behind the chain sees the credential.
 * Header names are matched without regard to case.
 */
public sealed interface HeaderEdit {

    /** Every value of the header goes. */
    record Remove(String name) implements HeaderEdit {}

    /** Every header goes whose name begins with {@code prefix}. */
    record RemovePrefix(String prefix) implements HeaderEdit {}

    /** The header keeps just this value. */
    record Replace(String name, String value) implements HeaderEdit {}
}

package io.github.kubeauthn.testkit.hostile;

/**
 * Something that nobody honest would send.
 *
 * @param name says what is wrong with it
 * @param value the thing itself
 * @param <T> text, headers or the bytes of a certificate
 */
public record HostileInput<T>(String name, T value) {

    /** Only its name: the thing itself may be a megabyte. */
    @Override
    public String toString() {
        return name;
    }
}

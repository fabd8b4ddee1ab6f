package io.github.kubeauthn.cel.value;

/** A value of a type that Kubernetes adds to CEL, as a URL or a quantity. Immutable. */
public interface CelObject {

    /** Its type. */
    Type type();

    /** What {@code ==} answers for it and another value: a {@link Boolean}, or a {@link CelError}. */
    Object equalTo(Object other);

    /** Whether it can be a key of a map or a member of a set; asking with one that cannot is a panic in Kubernetes. */
    default boolean hashable() {
        return true;
    }

    /** How large it is for the cost of an operation; one for what has no size. */
    default long size() {
        return 1;
    }
}

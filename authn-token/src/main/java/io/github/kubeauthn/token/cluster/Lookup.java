package io.github.kubeauthn.token.cluster;

import io.github.kubeauthn.api.AuthenticationResult.Failed;

/**
 * What came of looking up an object of the cluster. "There is none" and "could not find out" are different answers: only
 * the first one says something about the cluster.
 *
 * @param <T> the kind of object
 */
public sealed interface Lookup<T> {

    static <T> Lookup<T> found(T object) {
        return new Found<>(object);
    }

    static <T> Lookup<T> notFound() {
        return new NotFound<>();
    }

    static <T> Lookup<T> failed(Failed failure) {
        return new Unknown<>(failure);
    }

    /**
     * The object exists.
     *
     * @param object as the cluster has it now
     * @param <T> the kind of object
     */
    record Found<T>(T object) implements Lookup<T> {}

    /**
     * The cluster has no such object.
     *
     * @param <T> the kind of object
     */
    record NotFound<T>() implements Lookup<T> {}

    /**
     * Nobody could say whether the object exists, or the question forbids the waiting that it would take.
     *
     * @param failure why
     * @param <T> the kind of object
     */
    record Unknown<T>(Failed failure) implements Lookup<T> {}
}

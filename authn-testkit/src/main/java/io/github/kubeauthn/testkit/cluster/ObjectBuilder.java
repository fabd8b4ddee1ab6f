package io.github.kubeauthn.testkit.cluster;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Puts an object of a cluster together; one about which nothing more is said is good, and is not being deleted. Not safe for use
 * by several threads.
 *
 * @param <T> what it makes
 */
public sealed interface ObjectBuilder<T> permits ServiceAccountBuilder, SecretBuilder, PodBuilder, NodeBuilder {

    /** The object as it was described so far. */
    T build();

    /** The uid of an object to which none was given: the same one for the same name in every test. */
    static String uidOf(String kind, String namespace, String name) {
        String path = kind + "/" + namespace + "/" + name;
        return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

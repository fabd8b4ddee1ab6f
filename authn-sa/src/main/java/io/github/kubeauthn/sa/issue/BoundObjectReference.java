package io.github.kubeauthn.sa.issue;

/**
 * The object with which a token dies ({@code spec.boundObjectRef} of a TokenRequest).
 *
 * @param apiVersion of the object, {@code v1} for a Pod
 * @param kind {@code Pod}, {@code Secret} or {@code Node}
 * @param name of the object; a Pod or Secret is one of the service account's namespace
 * @param uid which object of that name; empty for whichever there is
 */
public record BoundObjectReference(String apiVersion, String kind, String name, String uid) {

    /** Whichever Pod has that name. */
    public static BoundObjectReference pod(String name) {
        return new BoundObjectReference("v1", "Pod", name, "");
    }

    /** Whichever Secret has that name. */
    public static BoundObjectReference secret(String name) {
        return new BoundObjectReference("v1", "Secret", name, "");
    }

    /** Whichever Node has that name. */
    public static BoundObjectReference node(String name) {
        return new BoundObjectReference("v1", "Node", name, "");
    }

    /** The API group; empty for the core group, and where the version cannot be read. */
    String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 || slash != apiVersion.lastIndexOf('/') ? "" : apiVersion.substring(0, slash);
    }

    /** Group, version and kind as Kubernetes prints them. */
    String type() {
        int slash = apiVersion.indexOf('/');
        boolean readable = slash == apiVersion.lastIndexOf('/');
        String version = readable ? apiVersion.substring(slash + 1) : "";
        return group() + "/" + version + ", Kind=" + kind;
    }
}

package io.github.kubeauthn.sa.issue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** To what a token is bound, or why it is to nothing. */
sealed interface Binding {

    /**
     * The references that go into the token.
     *
     * @param claims by the name of the claim
     * @param uid of the object itself
     * @param pod whether that is a Pod
     */
    record References(Map<String, Object> claims, String uid, boolean pod) implements Binding {

        static final References NONE = new References(Map.of(), "", false);

        static References to(String claim, String name, String uid) {
            return new References(Map.of(claim, reference(name, uid)), uid, claim.equals("pod"));
        }

        References and(String claim, String name, String otherUid) {
            Map<String, Object> more = new LinkedHashMap<>(claims);
            more.put(claim, reference(name, otherUid));
            return new References(more, uid, pod);
        }
    }

    /** There is no token. */
    record Impossible(TokenAnswer answer) implements Binding {}

    /** A reference as claims hold it: what is empty is left out. */
    static Map<String, Object> reference(String name, String uid) {
        Map<String, Object> reference = new TreeMap<>();
        if (!name.isEmpty()) {
            reference.put("name", name);
        }
        if (!uid.isEmpty()) {
            reference.put("uid", uid);
        }
        return reference;
    }
}

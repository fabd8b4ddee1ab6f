package io.github.kubeauthn.sa;

import io.github.kubeauthn.token.json.StructReader;

/**
 * How a token names an object.
 *
 * @param name empty if the token does not say
 * @param uid empty if the token does not say
 */
record ObjectReference(String name, String uid) {

    static final String GO_TYPE = "serviceaccount.ref";

    static ObjectReference read(StructReader fields) {
        return new ObjectReference(fields.string("name"), fields.string("uid"));
    }

    /** The same, but with the strings of the object, as far as they are equal. */
    ObjectReference inWordsOf(String objectName, String objectUid) {
        return new ObjectReference(BoundClaims.shared(name, objectName), BoundClaims.shared(uid, objectUid));
    }
}

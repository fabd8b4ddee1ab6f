package io.github.kubeauthn.api;

import java.util.Optional;

/** What a client shows to prove who it is, together with the circumstances of the question. */
public sealed interface Credential permits HttpCredential, BearerToken {

    /** The circumstances under which this credential is to be judged. */
    AuthenticationContext context();

    /**
     * The audiences for which the requester wants the answer to hold; empty if the question names none, which is not the
     * same as naming an empty list.
     */
    default Optional<Audiences> audiences() {
        return context().requestedAudiences();
    }

    /** Where the steps of the decision are written down; {@link DecisionTrace#OFF} unless one was asked for. */
    default DecisionTrace trace() {
        return context().trace();
    }
}

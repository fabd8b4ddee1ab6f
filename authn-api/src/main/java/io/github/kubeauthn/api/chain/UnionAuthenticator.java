package io.github.kubeauthn.api.chain;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.Credential;
import io.github.kubeauthn.api.Notices;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks several authenticators in order; the first success wins, even after earlier failures. Without a success, the
 * failures together are the answer; without a failure either, there is no opinion.
 *
 * <p>The rule is that of {@code pkg/authentication/request/union} and {@code token/union} of k8s.io/apiserver. One thing is
 * ours: where a member gave the question up (it would block, the deadline passed), nobody behind it is asked, because the
 * answer would not be the chain's.
 *
 * @param <C> the credential that all members understand
 */
public final class UnionAuthenticator<C extends Credential> implements Authenticator<C> {

    private final List<Member<C>> members;
    private final boolean stopsAtFirstFailure;

    private UnionAuthenticator(Builder<C> builder, boolean stopsAtFirstFailure) {
        this.members = List.copyOf(builder.members);
        this.stopsAtFirstFailure = stopsAtFirstFailure;
    }

    public static <C extends Credential> Builder<C> builder() {
        return new Builder<>();
    }

    @Override
    public AuthenticationResult authenticate(C credential) {
        List<Failed> failures = List.of();
        Notices notices = Notices.none();
        for (int i = 0; i < members.size(); i++) {
            Member<C> member = members.get(i);
            AuthenticationResult result = credential.trace().ask(member.name, member.authenticator, credential);
            if (result instanceof Authenticated success) {
                skip(i + 1, credential, "somebody before it knew the credential");
                return notices.isEmpty() ? success : success.withNotices(notices.and(success.notices()));
            }
            notices = notices.and(result.notices());
            if (result instanceof Failed failure) {
                // in most cases the only one
                failures = failures.isEmpty() ? new ArrayList<>(1) : failures;
                failures.add(failure);
                if (stopsAtFirstFailure || failure.kind().endsTheQuestion()) {
                    skip(i + 1, credential, "somebody before it failed");
                    break;
                }
            }
        }
        if (failures.isEmpty()) {
            return notices.isEmpty()
                    ? AuthenticationResult.noOpinion()
                    : AuthenticationResult.noOpinion().withNotices(notices);
        }
        return Failed.aggregate(failures).withNotices(notices);
    }

    private void skip(int from, C credential, String why) {
        if (credential.trace().isRecording()) {
            members.subList(from, members.size())
                    .forEach(member -> credential.trace().notAsked(member.name, why));
        }
    }

    private record Member<C extends Credential>(String name, Authenticator<C> authenticator) {}

    /**
     * Gathers the members of a union in the order in which they are asked. Not safe for use by several threads.
     *
     * @param <C> the credential that all members understand
     */
    public static final class Builder<C extends Credential> {

        private final List<Member<C>> members = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a member behind those that are there.
         *
         * @param name what a decision trace calls it
         */
        public Builder<C> add(String name, Authenticator<C> authenticator) {
            members.add(new Member<>(name, authenticator));
            return this;
        }

        /** A union that goes on after a failure. */
        public Authenticator<C> build() {
            return new UnionAuthenticator<>(this, false);
        }

        /** A union in which a failure ends the question. */
        public Authenticator<C> buildStoppingAtFirstFailure() {
            return new UnionAuthenticator<>(this, true);
        }
    }
}

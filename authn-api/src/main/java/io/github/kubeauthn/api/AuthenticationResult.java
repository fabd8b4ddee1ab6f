package io.github.kubeauthn.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an {@link Authenticator} answers. Every answer is an immutable value: giving it again is repeating it. */
public sealed interface AuthenticationResult {

    /** Warnings and audit annotations that go with the answer. */
    Notices notices();

    /** The same answer with these notices in place of its own. */
    AuthenticationResult withNotices(Notices notices);

    /** An answer that says nothing about the credential, because it is not of the authenticator's kind. */
    static NoOpinion noOpinion() {
        return NoOpinion.PLAIN;
    }

    /**
     * The client is known.
     *
     * @param user who it is
     * @param audiences for whom this holds; empty if the authenticator does not distinguish audiences
     * @param notices what goes with the answer
     * @param headerEdits what takes the credential out of the request's headers; empty for a token
     */
    record Authenticated(UserInfo user, Audiences audiences, Notices notices, List<HeaderEdit> headerEdits)
            implements AuthenticationResult {

        public Authenticated {
            headerEdits = List.copyOf(headerEdits);
        }

        public static Authenticated as(UserInfo user) {
            return new Authenticated(user, Audiences.none(), Notices.none(), List.of());
        }

        public Authenticated withUser(UserInfo newUser) {
            return new Authenticated(newUser, audiences, notices, headerEdits);
        }

        public Authenticated withAudiences(Audiences newAudiences) {
            return new Authenticated(user, newAudiences, notices, headerEdits);
        }

        public Authenticated withHeaderEdits(List<HeaderEdit> newHeaderEdits) {
            return new Authenticated(user, audiences, notices, newHeaderEdits);
        }

        @Override
        public Authenticated withNotices(Notices newNotices) {
            return new Authenticated(user, audiences, newNotices, headerEdits);
        }
    }

    /**
     * The credential is not of this authenticator's kind; somebody else may know it.
     *
     * @param notices what goes with the answer
     */
    record NoOpinion(Notices notices) implements AuthenticationResult {

        private static final NoOpinion PLAIN = new NoOpinion(Notices.none());

        @Override
        public NoOpinion withNotices(Notices newNotices) {
            return new NoOpinion(newNotices);
        }
    }

    /**
     * The credential is refused, or could not be checked. Either is an error to the chain: it never becomes anonymous.
     *
     * @param kind why there is no user
     * @param message what kube-apiserver would log, character for character where it has a message; never a secret
     * @param causes the failures of which this is the sum, in order; empty for a single failure
     * @param notices what goes with the answer
     */
    record Failed(Kind kind, String message, List<Failed> causes, Notices notices) implements AuthenticationResult {

        /** Why a credential led to no user. Of several kinds together, the later one here stands for all. */
        public enum Kind {
            /** It was checked, and it is not good. */
            REFUSED,
            /** Whoever should have checked it did not answer, or answered nonsense. */
            COULD_NOT_CHECK,
            /**
             * A peer certificate cannot be parsed. The TLS layer of kube-apiserver ends the handshake over it, so nobody
             * is asked about any other credential of the request either.
             */
            MALFORMED_CERTIFICATE,
            /** The time for the answer is over. */
            DEADLINE_EXCEEDED,
            /** The asking thread was interrupted. */
            INTERRUPTED,
            /** The check needs I/O and the question forbids waiting; ask again where waiting is allowed. */
            WOULD_BLOCK;

            /**
             * Whether the question itself has come to an end, so that nobody else may be asked in its stead: an answer of
             * somebody later in the chain could differ from the one that the chain would have given.
             */
            public boolean endsTheQuestion() {
                return compareTo(MALFORMED_CERTIFICATE) >= 0;
            }
        }

        public Failed {
            causes = List.copyOf(causes);
        }

        public static Failed of(Kind kind, String message) {
            return new Failed(kind, message, List.of(), Notices.none());
        }

        public static Failed refused(String message) {
            return of(Kind.REFUSED, message);
        }

        public static Failed couldNotCheck(String message) {
            return of(Kind.COULD_NOT_CHECK, message);
        }

        /**
         * The sum of several failures: a single one is itself; of several, the messages are listed in brackets, each
         * once, as {@code utilerrors.NewAggregate} of apimachinery prints them.
         *
         * @throws IllegalArgumentException if {@code failures} is empty
         */
        public static Failed aggregate(List<Failed> failures) {
            if (failures.isEmpty()) {
                throw new IllegalArgumentException("an aggregate needs at least one failure");
            }
            if (failures.size() == 1) {
                return failures.get(0);
            }
            Set<String> messages = new LinkedHashSet<>();
            Kind kind = Kind.REFUSED;
            Notices notices = Notices.none();
            for (Failed failure : failures) {
                failure.collectMessages(messages);
                kind = failure.kind.compareTo(kind) > 0 ? failure.kind : kind;
                notices = notices.and(failure.notices);
            }
            String joined = String.join(", ", messages);
            return new Failed(kind, messages.size() == 1 ? joined : "[" + joined + "]", failures, notices);
        }

        @Override
        public Failed withNotices(Notices newNotices) {
            boolean changesNothing = notices.isEmpty() && newNotices.isEmpty();
            return changesNothing ? this : new Failed(kind, message, causes, newNotices);
        }

        /** The single failures behind this one, in order; itself if it is one. */
        public List<Failed> leaves() {
            if (causes.isEmpty()) {
                return List.of(this);
            }
            List<Failed> leaves = new ArrayList<>();
            causes.forEach(cause -> leaves.addAll(cause.leaves()));
            return leaves;
        }

        private void collectMessages(Set<String> messages) {
            if (causes.isEmpty()) {
                messages.add(message);
            } else {
                causes.forEach(cause -> cause.collectMessages(messages));
            }
        }
    }
}

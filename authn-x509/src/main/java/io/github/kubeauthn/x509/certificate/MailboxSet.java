package io.github.kubeauthn.x509.certificate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mailboxes, by themselves or by the subtree of their domain. */
final class MailboxSet {

    private final Set<Mailbox> mailboxes;
    private final @Nullable DomainSet domains;

    private MailboxSet(Set<Mailbox> mailboxes, @Nullable DomainSet domains) {
        this.mailboxes = mailboxes;
        this.domains = domains;
    }

    static MailboxSet permitting(List<String> constraints) {
        List<String> domains = domains(constraints);
        return new MailboxSet(mailboxes(constraints), domains.isEmpty() ? null : DomainSet.permitting(domains));
    }

    static MailboxSet excluding(List<String> constraints) {
        List<String> domains = domains(constraints);
        return new MailboxSet(mailboxes(constraints), domains.isEmpty() ? null : DomainSet.excluding(domains));
    }

    private static List<String> domains(List<String> constraints) {
        return constraints.stream().filter(text -> text.indexOf('@') < 0).toList();
    }

    private static Set<Mailbox> mailboxes(List<String> constraints) {
        Set<Mailbox> mailboxes = new HashSet<>();
        for (String constraint : constraints) {
            Mailbox mailbox = constraint.indexOf('@') < 0 ? null : Mailbox.parse(constraint);
            if (mailbox != null) {
                mailboxes.add(mailbox);
            }
        }
        return mailboxes;
    }

    /** The constraint that holds a mailbox; null if none does. */
    @Nullable
    String constraintOf(Mailbox mailbox) {
        if (mailboxes.contains(mailbox)) {
            return mailbox.toString();
        }
        return domains == null ? null : domains.subtreeOf(mailbox.domain());
    }
}

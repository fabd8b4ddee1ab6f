package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerElement;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.DerText;
import io.github.kubeauthn.x509.der.MalformedDerException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The nameConstraints extension (RFC 5280 section 4.2.1.10): which names the certificates below may bear. For each type of
 * name there is what is permitted and what is excluded; of a type about which nothing is said, every name may be born.
 */
public final class NameConstraints {

    private static final String INVALID = "x509: invalid NameConstraints extension";

    private final Rule<IpRangeSet> ip;
    private final Rule<DomainSet> dns;
    private final Rule<DomainSet> uri;
    private final Rule<MailboxSet> email;
    private final boolean understood;

    private NameConstraints(Subtrees permitted, Subtrees excluded) {
        this.ip = new Rule<>(
                permitted.ips.isEmpty() ? null : new IpRangeSet(permitted.ips),
                excluded.ips.isEmpty() ? null : new IpRangeSet(excluded.ips));
        this.dns = domains(permitted.dns, excluded.dns);
        this.uri = domains(permitted.uris, excluded.uris);
        this.email = new Rule<>(
                permitted.emails.isEmpty() ? null : MailboxSet.permitting(permitted.emails),
                excluded.emails.isEmpty() ? null : MailboxSet.excluding(excluded.emails));
        this.understood = permitted.understood && excluded.understood;
    }

    private static Rule<DomainSet> domains(List<String> permitted, List<String> excluded) {
        return new Rule<>(
                permitted.isEmpty() ? null : DomainSet.permitting(permitted),
                excluded.isEmpty() ? null : DomainSet.excluding(excluded));
    }

    static NameConstraints read(DerBytes value) throws MalformedDerException {
        DerReader outer = DerReader.of(value);
        DerReader sequence = outer.enter(DerTag.SEQUENCE, INVALID);
        DerReader permitted = sequence.enterOptional(DerTag.contextConstructed(0), INVALID);
        DerReader excluded = sequence.enterOptional(DerTag.contextConstructed(1), INVALID);
        if (!outer.isEmpty() || !sequence.isEmpty()) {
            throw new MalformedDerException(INVALID);
        }
        if (isEmpty(permitted) && isEmpty(excluded)) {
            throw new MalformedDerException("x509: empty name constraints extension");
        }
        return new NameConstraints(Subtrees.read(permitted), Subtrees.read(excluded));
    }

    private static boolean isEmpty(@Nullable DerReader subtrees) {
        return subtrees == null || subtrees.isEmpty();
    }

    /** Whether it only has constraints of types that are looked at. */
    boolean isUnderstood() {
        return understood;
    }

    /** Why an IP address may not be born; null if it may. */
    @Nullable
    String objectionToIp(DerBytes address) {
        return ip.objection("IP address", IpRange.text(address), set -> set.rangeOf(address));
    }

    /** Why a DNS name may not be born; null if it may. */
    @Nullable
    String objectionToDns(String name) {
        return dns.objection("DNS name", name, set -> set.subtreeOf(name));
    }

    /** Why a URI with this domain for its host may not be born; null if it may. */
    @Nullable
    String objectionToUri(UriName name, String domain) {
        return uri.objection("URI", name.text(), set -> set.subtreeOf(domain));
    }

    /** Why an e-mail address may not be born; null if it may. */
    @Nullable
    String objectionToEmail(Mailbox mailbox) {
        return email.objection("email address", mailbox.toString(), set -> set.constraintOf(mailbox));
    }

    /** What is permitted, and what is excluded, of one type of names; null where nothing is said. */
    private record Rule<S>(@Nullable S permitted, @Nullable S excluded) {

        private @Nullable String objection(String type, String name, Function<S, @Nullable Object> constraintOf) {
            if (permitted != null && constraintOf.apply(permitted) == null) {
                return type + " " + GoQuoted.string(name) + " is not permitted by any constraint";
            }
            Object constraint = excluded == null ? null : constraintOf.apply(excluded);
            return constraint == null
                    ? null
                    : type + " " + GoQuoted.string(name) + " is excluded by constraint "
                            + GoQuoted.string(constraint.toString());
        }
    }

    /** GeneralSubtrees, by type. */
    private static final class Subtrees {

        private final List<String> dns = new ArrayList<>();
        private final List<String> emails = new ArrayList<>();
        private final List<String> uris = new ArrayList<>();
        private final List<IpRange> ips = new ArrayList<>();
        private boolean understood = true;

        private static Subtrees read(@Nullable DerReader reader) throws MalformedDerException {
            Subtrees subtrees = new Subtrees();
            while (reader != null && !reader.isEmpty()) {
                subtrees.add(reader.enter(DerTag.SEQUENCE, INVALID).any(INVALID));
            }
            return subtrees;
        }

        private void add(DerElement base) throws MalformedDerException {
            if (base.tag() == SubjectAlternativeNames.DNS) {
                dns.add(domain(base.contents(), "x509: failed to parse dnsName constraint"));
            } else if (base.tag() == SubjectAlternativeNames.IP) {
                ips.add(IpRange.read(base.contents()));
            } else if (base.tag() == SubjectAlternativeNames.EMAIL) {
                emails.add(email(base.contents()));
            } else if (base.tag() == SubjectAlternativeNames.URI) {
                uris.add(uriDomain(base.contents()));
            } else {
                understood = false;
            }
        }

        private static String domain(DerBytes value, String complaint) throws MalformedDerException {
            String domain = ascii(value);
            if (!DomainName.isValidConstraint(domain)) {
                throw new MalformedDerException(complaint + " " + GoQuoted.string(domain));
            }
            return domain;
        }

        private static String email(DerBytes value) throws MalformedDerException {
            String complaint = "x509: failed to parse rfc822Name constraint";
            String constraint = ascii(value);
            if (constraint.indexOf('@') < 0) {
                return domain(value, complaint);
            }
            if (Mailbox.parse(constraint) == null) {
                throw new MalformedDerException(complaint + " " + GoQuoted.string(constraint));
            }
            return constraint;
        }

        private static String uriDomain(DerBytes value) throws MalformedDerException {
            IpText.Kind kind = IpText.kindOf(ascii(value));
            if (kind == IpText.Kind.V4 || kind == IpText.Kind.V6) {
                throw new MalformedDerException("x509: failed to parse URI constraint: cannot be IP address");
            }
            return domain(value, "x509: failed to parse URI constraint");
        }

        private static String ascii(DerBytes value) throws MalformedDerException {
            return DerText.ia5(value, "x509: invalid constraint value: it cannot be encoded as an IA5String");
        }
    }
}

package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.x509.der.DerBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of one certificate, held against the constraints of those above it. */
final class ConstrainedNames {

    private final SubjectAlternativeNames names;
    private final List<String> uriDomains = new ArrayList<>();
    private final List<Mailbox> mailboxes = new ArrayList<>();

    private ConstrainedNames(SubjectAlternativeNames names) {
        this.names = names;
    }

    /** Why the names break the constraints; empty if they do not. */
    static Optional<String> objection(SubjectAlternativeNames names, List<NameConstraints> constraints) {
        ConstrainedNames constrained = new ConstrainedNames(names);
        String objection = constrained.prepare();
        for (int i = 0; objection == null && i < constraints.size(); i++) {
            objection = constrained.objection(constraints.get(i));
        }
        return Optional.ofNullable(objection);
    }

    /** Names that cannot be held against constraints break them, whatever they are. */
    private @Nullable String prepare() {
        for (UriName uri : names.uris()) {
            String domain = domain(uri.host());
            if (domain == null) {
                String kind = uri.host().isEmpty() ? "empty host" : "IP";
                return "URI with " + kind + " (" + GoQuoted.string(uri.text())
                        + ") cannot be matched against constraints";
            }
            uriDomains.add(domain);
        }
        for (String email : names.emails()) {
            Mailbox mailbox = Mailbox.parse(email);
            if (mailbox == null) {
                return "cannot parse rfc822Name " + GoQuoted.string(email);
            }
            mailboxes.add(mailbox);
        }
        return null;
    }

    /** The host without port, in lower case; null if it is no domain name. */
    private static @Nullable String domain(String hostAndPort) {
        String host = hostAndPort.toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            return null;
        }
        if (host.indexOf(':') >= 0 && !host.endsWith("]")) {
            int colon = host.lastIndexOf(':');
            boolean splits = host.indexOf(':') == colon && host.indexOf('[') < 0 && host.indexOf(']') < 0;
            if (!splits) {
                return null;
            }
            host = host.substring(0, colon);
        }
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return bracketed || IpText.kindOf(host) != IpText.Kind.NONE ? null : host;
    }

    private @Nullable String objection(NameConstraints constraints) {
        String objection = null;
        for (int i = 0; objection == null && i < names.ips().size(); i++) {
            DerBytes address = names.ips().get(i);
            objection = constraints.objectionToIp(address);
        }
        for (int i = 0; objection == null && i < names.dns().size(); i++) {
            String name = names.dns().get(i);
            objection = DomainName.isValid(name)
                    ? constraints.objectionToDns(name)
                    : "x509: cannot parse dnsName " + GoQuoted.string(name);
        }
        for (int i = 0; objection == null && i < uriDomains.size(); i++) {
            String domain = uriDomains.get(i);
            objection = DomainName.isValid(domain)
                    ? constraints.objectionToUri(names.uris().get(i), domain)
                    : "x509: internal error: URI SAN "
                            + GoQuoted.string(names.uris().get(i).text()) + " failed to parse";
        }
        for (int i = 0; objection == null && i < mailboxes.size(); i++) {
            objection = constraints.objectionToEmail(mailboxes.get(i));
        }
        return objection;
    }
}

package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerElement;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.DerText;
import io.github.kubeauthn.x509.der.MalformedDerException;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the subjectAltName extension (RFC 5280 section 4.2.1.6) of the four types that Go looks at, each in the
 * order of the encoding.
 *
 * @param encoded the value of the extension
 * @param dns ASCII, perhaps no domain names
 * @param emails ASCII, perhaps no mailboxes
 * @param uris as far as they parse
 * @param ips of 4 or 16 bytes
 */
record SubjectAlternativeNames(
        DerBytes encoded, List<String> dns, List<String> emails, List<UriName> uris, List<DerBytes> ips) {

    static final int EMAIL = DerTag.context(1);
    static final int DNS = DerTag.context(2);
    static final int URI = DerTag.context(6);
    static final int IP = DerTag.context(7);

    private static final int IP_V4_LENGTH = 4;
    private static final int IP_V6_LENGTH = 16;

    static SubjectAlternativeNames read(DerBytes value) throws MalformedDerException {
        SubjectAlternativeNames names = new SubjectAlternativeNames(
                value, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        DerReader sequence = DerReader.of(value).enter(DerTag.SEQUENCE, "x509: invalid subject alternative names");
        while (!sequence.isEmpty()) {
            names.add(sequence.any("x509: invalid subject alternative name"));
        }
        return names;
    }

    private void add(DerElement name) throws MalformedDerException {
        DerBytes value = name.contents();
        if (name.tag() == EMAIL) {
            emails.add(DerText.ia5(value, "x509: SAN rfc822Name is malformed"));
        } else if (name.tag() == DNS) {
            dns.add(DerText.ia5(value, "x509: SAN dNSName is malformed"));
        } else if (name.tag() == URI) {
            uris.add(UriName.parse(DerText.ia5(value, "x509: SAN uniformResourceIdentifier is malformed")));
        } else if (name.tag() == IP) {
            if (value.length() != IP_V4_LENGTH && value.length() != IP_V6_LENGTH) {
                throw new MalformedDerException("x509: cannot parse IP address of length " + value.length());
            }
            ips.add(value);
        }
    }

    /** Whether the extension holds none of the types that are looked at. */
    boolean isEmpty() {
        return dns.isEmpty() && emails.isEmpty() && uris.isEmpty() && ips.isEmpty();
    }
}

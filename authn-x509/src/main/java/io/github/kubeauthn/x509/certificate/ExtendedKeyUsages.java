package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import java.util.HashSet;
import java.util.Set;

/**
 * The extKeyUsage extension (RFC 5280 section 4.2.1.12).
 *
 * @param usages what the key is good for; nothing said is good for everything
 */
record ExtendedKeyUsages(Set<Oid> usages) {

    static final ExtendedKeyUsages UNLIMITED = new ExtendedKeyUsages(Set.of());

    private static final Oid ANY = Oid.of(2, 5, 29, 37, 0);
    private static final Oid SERVER_AUTH = Oid.of(1, 3, 6, 1, 5, 5, 7, 3, 1);
    private static final Oid CLIENT_AUTH = Oid.of(1, 3, 6, 1, 5, 5, 7, 3, 2);

    static ExtendedKeyUsages read(DerBytes value) throws MalformedDerException {
        String invalid = "x509: invalid extended key usages";
        Set<Oid> usages = new HashSet<>();
        DerReader sequence = DerReader.of(value).enter(DerTag.SEQUENCE, invalid);
        while (!sequence.isEmpty()) {
            usages.add(sequence.oid(invalid));
        }
        return new ExtendedKeyUsages(usages);
    }

    boolean allowClientAuth() {
        return allow(CLIENT_AUTH);
    }

    boolean allowServerAuth() {
        return allow(SERVER_AUTH);
    }

    private boolean allow(Oid usage) {
        return usages.isEmpty() || usages.contains(usage) || usages.contains(ANY);
    }
}

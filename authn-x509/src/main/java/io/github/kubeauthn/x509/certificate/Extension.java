package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An extension (RFC 5280 section 4.2) whose value is not yet read.
 *
 * @param id which one
 * @param critical whether whoever does not understand it must refuse the certificate
 * @param value its contents
 */
record Extension(Oid id, boolean critical, DerBytes value) {

    /** Reads the SEQUENCE of extensions, none of which may come twice. */
    static List<Extension> readAll(DerReader wrapper) throws MalformedDerException {
        List<Extension> extensions = new ArrayList<>();
        Set<Oid> seen = new HashSet<>();
        DerReader sequence = wrapper.enter(DerTag.SEQUENCE, "x509: malformed extensions");
        while (!sequence.isEmpty()) {
            Extension extension = read(sequence.enter(DerTag.SEQUENCE, "x509: malformed extension"));
            if (!seen.add(extension.id)) {
                throw new MalformedDerException("x509: certificate contains duplicate extension with OID "
                        + GoQuoted.string(extension.id.toString()));
            }
            extensions.add(extension);
        }
        return extensions;
    }

    private static Extension read(DerReader reader) throws MalformedDerException {
        Oid id = reader.oid("x509: malformed extension OID field");
        boolean critical = reader.nextIs(DerTag.BOOLEAN) && reader.bool("x509: malformed extension critical field");
        DerBytes value = reader.contents(DerTag.OCTET_STRING, "x509: malformed extension value field");
        return new Extension(id, critical, value);
    }
}

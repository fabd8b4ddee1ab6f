package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;

/**
 * The basicConstraints extension (RFC 5280 section 4.2.1.9).
 *
 * @param ca whether the key may sign certificates
 * @param maxPathLength how many intermediates may follow; -1 for any number
 */
record BasicConstraints(boolean ca, long maxPathLength) {

    private static final String INVALID = "x509: invalid basic constraints";

    static BasicConstraints read(DerBytes value) throws MalformedDerException {
        DerReader reader = DerReader.of(value).enter(DerTag.SEQUENCE, INVALID);
        boolean ca = reader.nextIs(DerTag.BOOLEAN) && reader.bool(INVALID);
        long maxPathLength = -1;
        if (reader.nextIs(DerTag.INTEGER)) {
            maxPathLength = reader.smallInteger(INVALID);
            if (maxPathLength < 0) {
                throw new MalformedDerException(INVALID);
            }
        }
        return new BasicConstraints(ca, maxPathLength);
    }
}

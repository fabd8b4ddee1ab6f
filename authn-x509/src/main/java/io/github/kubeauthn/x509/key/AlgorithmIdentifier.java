package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;

/**
 * An AlgorithmIdentifier (RFC 5280 section 4.1.1.2).
 *
 * @param algorithm which algorithm
 * @param parameters the encoded element of its parameters; empty if there are none
 */
public record AlgorithmIdentifier(Oid algorithm, DerBytes parameters) {

    private static final DerBytes NULL = DerBytes.of((byte) 5, (byte) 0);

    /** Reads the inside of the SEQUENCE; what follows the parameters does not count. */
    public static AlgorithmIdentifier read(DerBytes contents) throws MalformedDerException {
        DerReader reader = DerReader.of(contents);
        Oid algorithm = reader.oid("x509: malformed OID");
        DerBytes parameters = reader.isEmpty()
                ? DerBytes.EMPTY
                : reader.any("x509: malformed parameters").encoded();
        return new AlgorithmIdentifier(algorithm, parameters);
    }

    boolean hasNoParameters() {
        return parameters.isEmpty();
    }

    boolean hasNullParameters() {
        return parameters.equals(NULL);
    }
}

package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import io.github.kubeauthn.x509.der.StructReader;

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

    /** Reads the fields of one inside another structure, which is read by other rules. */
    static AlgorithmIdentifier read(StructReader fields) throws MalformedDerException {
        Oid algorithm = fields.oid();
        return new AlgorithmIdentifier(algorithm, fields.isEmpty() ? DerBytes.EMPTY : fields.rawElement());
    }

    boolean hasNoParameters() {
        return parameters.isEmpty();
    }

    boolean hasNullParameters() {
        return parameters.equals(NULL);
    }
}

package io.github.kubeauthn.x509.key;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.der.Oid;
import io.github.kubeauthn.x509.der.StructReader;
import org.jspecify.annotations.Nullable;

/** The parameters of RSASSA-PSS (RFC 8017 appendix A.2.3), of which Go allows three sets. */
final class PssParameters {

    private static final Oid MGF1 = Oid.of(1, 2, 840, 113549, 1, 1, 8);
    private static final Oid SHA256 = Oid.of(2, 16, 840, 1, 101, 3, 4, 2, 1);
    private static final Oid SHA384 = Oid.of(2, 16, 840, 1, 101, 3, 4, 2, 2);
    private static final Oid SHA512 = Oid.of(2, 16, 840, 1, 101, 3, 4, 2, 3);

    private PssParameters() {}

    /** The algorithm that these parameters stand for; null for any that Go does not allow. */
    static @Nullable SignatureAlgorithm algorithm(DerBytes encoded) {
        try {
            StructReader parameters = StructReader.of(encoded).sequence();
            AlgorithmIdentifier hash =
                    AlgorithmIdentifier.read(parameters.explicit(0).sequence());
            AlgorithmIdentifier mask =
                    AlgorithmIdentifier.read(parameters.explicit(1).sequence());
            long saltLength = parameters.explicit(2).integer();
            boolean hasTrailer = parameters.skipExplicit(3) && parameters.nextIs(DerTag.INTEGER);
            long trailer = hasTrailer ? parameters.integer() : 1;
            AlgorithmIdentifier maskHash =
                    AlgorithmIdentifier.read(StructReader.of(mask.parameters()).sequence());
            boolean allowed = hasNoOrNullParameters(hash)
                    && mask.algorithm().equals(MGF1)
                    && maskHash.algorithm().equals(hash.algorithm())
                    && hasNoOrNullParameters(maskHash)
                    && trailer == 1;
            return allowed ? algorithm(hash.algorithm(), saltLength) : null;
        } catch (MalformedDerException e) {
            return null;
        }
    }

    private static @Nullable SignatureAlgorithm algorithm(Oid hash, long saltLength) {
        if (hash.equals(SHA256) && saltLength == 32) {
            return SignatureAlgorithm.SHA256_RSA_PSS;
        }
        if (hash.equals(SHA384) && saltLength == 48) {
            return SignatureAlgorithm.SHA384_RSA_PSS;
        }
        return hash.equals(SHA512) && saltLength == 64 ? SignatureAlgorithm.SHA512_RSA_PSS : null;
    }

    private static boolean hasNoOrNullParameters(AlgorithmIdentifier identifier) {
        return identifier.hasNoParameters() || identifier.hasNullParameters();
    }
}

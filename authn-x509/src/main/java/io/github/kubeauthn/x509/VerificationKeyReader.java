package io.github.kubeauthn.x509;

import io.github.kubeauthn.x509.certificate.Certificate;
import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.key.JcaPublicKeys;
import io.github.kubeauthn.x509.key.PrivateKeyReader;
import io.github.kubeauthn.x509.key.SubjectPublicKey;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Ec;
import io.github.kubeauthn.x509.key.SubjectPublicKey.Rsa;
import io.github.kubeauthn.x509.key.SubjectPublicKeyReader;
import io.github.kubeauthn.x509.pem.PemBlock;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the RSA and EC keys in the blocks of a PEM text, in the order in which client-go tries what a block may be. */
final class VerificationKeyReader {

    private VerificationKeyReader() {}

    static List<VerificationKey> read(byte[] pem) {
        List<VerificationKey> keys = new ArrayList<>();
        for (PemBlock block : PemBlock.all(pem)) {
            VerificationKey key = of(key(block.contents()));
            if (key != null) {
                keys.add(key);
            }
        }
        return List.copyOf(keys);
    }

    /** The key in a SubjectPublicKeyInfo; null if it is of another kind than RSA and EC, or malformed. */
    static @Nullable VerificationKey readInfo(byte[] der) {
        return of(SubjectPublicKeyReader.readAlone(DerBytes.of(der)));
    }

    private static @Nullable VerificationKey of(@Nullable SubjectPublicKey key) {
        if (key instanceof Rsa rsa) {
            PublicKey usable = JcaPublicKeys.of(rsa);
            return new VerificationKey(usable, usable.getEncoded());
        }
        return key instanceof Ec ec ? new VerificationKey(JcaPublicKeys.of(ec), JcaPublicKeys.encode(ec)) : null;
    }

    private static @Nullable SubjectPublicKey key(DerBytes der) {
        Rsa rsa = PrivateKeyReader.rsa(der);
        if (rsa != null) {
            return rsa;
        }
        Ec ec = PrivateKeyReader.ec(der);
        if (ec != null) {
            return ec;
        }
        SubjectPublicKey alone = SubjectPublicKeyReader.readAlone(der);
        return alone == null ? certified(der) : alone;
    }

    private static @Nullable SubjectPublicKey certified(DerBytes der) {
        try {
            return Certificate.parse(der.toByteArray()).publicKey();
        } catch (MalformedDerException e) {
            return null;
        }
    }
}

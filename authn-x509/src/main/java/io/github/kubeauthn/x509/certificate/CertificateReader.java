package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.der.DerElement;
import io.github.kubeauthn.x509.der.DerReader;
import io.github.kubeauthn.x509.der.DerTag;
import io.github.kubeauthn.x509.der.DerTime;
import io.github.kubeauthn.x509.der.MalformedDerException;
import io.github.kubeauthn.x509.key.AlgorithmIdentifier;
import io.github.kubeauthn.x509.key.SignatureAlgorithm;
import io.github.kubeauthn.x509.key.SubjectPublicKey;
import io.github.kubeauthn.x509.key.SubjectPublicKeyReader;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a certificate field by field (RFC 5280 section 4.1), in Go's order, so that the first complaint is Go's. */
final class CertificateReader {

    private static final int V1 = 1;
    private static final int V3 = 3;

    private CertificateReader() {}

    static Certificate read(DerBytes der) throws MalformedDerException {
        DerReader input = DerReader.of(der);
        DerReader certificate = input.enter(DerTag.SEQUENCE, "x509: malformed certificate");
        DerElement tbs = certificate.next(DerTag.SEQUENCE, "x509: malformed tbs certificate");
        TbsCertificate signed = readTbs(tbs, certificate);
        DerBytes signature = certificate.bitString("x509: malformed signature").rightAligned();
        if (!input.isEmpty()) {
            throw new MalformedDerException("x509: trailing data");
        }
        return new Certificate(der, signed, signature);
    }

    private static TbsCertificate readTbs(DerElement tbs, DerReader certificate) throws MalformedDerException {
        DerReader reader = DerReader.of(tbs.contents());
        long version = version(reader);
        BigInteger serialNumber = serialNumber(reader);
        SignatureAlgorithm algorithm = signatureAlgorithm(reader, certificate);
        DistinguishedName issuer = DistinguishedName.read(reader.next(DerTag.SEQUENCE, "x509: malformed issuer"));
        DerReader validity = reader.enter(DerTag.SEQUENCE, "x509: malformed validity");
        Instant notBefore = DerTime.read(validity);
        Instant notAfter = DerTime.read(validity);
        DistinguishedName subject = DistinguishedName.read(reader.next(DerTag.SEQUENCE, "x509: malformed issuer"));
        DerElement keyInfo = reader.next(DerTag.SEQUENCE, "x509: malformed spki");
        SubjectPublicKey publicKey = SubjectPublicKeyReader.read(keyInfo.contents());
        Extensions extensions = extensions(reader, version);
        return new TbsCertificate(
                tbs.encoded(),
                version,
                serialNumber,
                algorithm,
                issuer,
                notBefore,
                notAfter,
                subject,
                keyInfo.encoded(),
                publicKey,
                extensions);
    }

    /** One more than the number that stands there. */
    private static long version(DerReader reader) throws MalformedDerException {
        String malformed = "x509: malformed version";
        DerReader wrapper = reader.enterOptional(DerTag.contextConstructed(0), malformed);
        if (wrapper == null) {
            return V1;
        }
        long number = wrapper.smallInteger(malformed);
        if (number < 0 || !wrapper.isEmpty()) {
            throw new MalformedDerException(malformed);
        }
        // Overflows as Go's does.
        long version = number + 1;
        if (version > V3) {
            throw new MalformedDerException("x509: invalid version");
        }
        return version;
    }

    private static BigInteger serialNumber(DerReader reader) throws MalformedDerException {
        BigInteger serialNumber = reader.integer("x509: malformed serial number");
        if (serialNumber.signum() < 0) {
            throw new MalformedDerException("x509: negative serial number");
        }
        return serialNumber;
    }

    /** The algorithm stands inside and outside of what is signed, byte for byte the same. */
    private static @Nullable SignatureAlgorithm signatureAlgorithm(DerReader tbs, DerReader certificate)
            throws MalformedDerException {
        DerBytes inner = tbs.contents(DerTag.SEQUENCE, "x509: malformed signature algorithm identifier");
        DerBytes outer = certificate.contents(DerTag.SEQUENCE, "x509: malformed algorithm identifier");
        if (!inner.equals(outer)) {
            throw new MalformedDerException("x509: inner and outer signature algorithm identifiers don't match");
        }
        return SignatureAlgorithm.of(AlgorithmIdentifier.read(inner));
    }

    private static Extensions extensions(DerReader reader, long version) throws MalformedDerException {
        if (version > V1) {
            skipOptional(reader, DerTag.context(1), "x509: malformed issuerUniqueID");
            skipOptional(reader, DerTag.context(2), "x509: malformed subjectUniqueID");
        }
        DerReader wrapper =
                version == V3 ? reader.enterOptional(DerTag.contextConstructed(3), "x509: malformed extensions") : null;
        return wrapper == null ? Extensions.none() : Extensions.read(Extension.readAll(wrapper));
    }

    private static void skipOptional(DerReader reader, int tag, String complaint) throws MalformedDerException {
        if (reader.nextIs(tag)) {
            reader.contents(tag, complaint);
        }
    }
}

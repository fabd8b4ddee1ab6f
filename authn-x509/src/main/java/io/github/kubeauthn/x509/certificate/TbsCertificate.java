package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import io.github.kubeauthn.x509.key.SignatureAlgorithm;
import io.github.kubeauthn.x509.key.SubjectPublicKey;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a certificate that is signed (RFC 5280 section 4.1.2).
 *
 * @param encoded the whole element
 * @param version 1 to 3, or, by an overflow that Go has too, far below zero
 * @param signatureAlgorithm null if nobody here knows it
 * @param publicKey null if nobody here knows its algorithm
 */
record TbsCertificate(
        DerBytes encoded,
        long version,
        BigInteger serialNumber,
        @Nullable SignatureAlgorithm signatureAlgorithm,
        DistinguishedName issuer,
        Instant notBefore,
        Instant notAfter,
        DistinguishedName subject,
        DerBytes subjectPublicKeyInfo,
        @Nullable SubjectPublicKey publicKey,
        Extensions extensions) {}

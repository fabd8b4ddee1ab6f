package io.github.kubeauthn.testkit.pki;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate may be used for ({@code extendedKeyUsage}, RFC 5280 section 4.2.1.12). */
public enum CertificatePurpose {
    CLIENT(KeyPurposeId.id_kp_clientAuth),
    SERVER(KeyPurposeId.id_kp_serverAuth),
    CODE_SIGNING(KeyPurposeId.id_kp_codeSigning),
    EMAIL(KeyPurposeId.id_kp_emailProtection),
    ANY(KeyPurposeId.anyExtendedKeyUsage);

    private final String oid;

    CertificatePurpose(KeyPurposeId id) {
        this.oid = id.getId();
    }

    KeyPurposeId id() {
        return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid));
    }
}

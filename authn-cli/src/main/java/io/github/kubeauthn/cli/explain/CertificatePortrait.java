package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.PeerCertificate;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a certificate says of itself. */
final class CertificatePortrait {

    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private CertificatePortrait() {}

    static Map<String, Object> of(PeerCertificate certificate) {
        Map<String, Object> document = new LinkedHashMap<>();
        try {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.der()));
            document.put("subject", read.getSubjectX500Principal().getName());
            document.put("issuer", read.getIssuerX500Principal().getName());
            document.put("serialNumber", read.getSerialNumber().toString());
            document.put("notBefore", read.getNotBefore().toInstant().toString());
            document.put("notAfter", read.getNotAfter().toInstant().toString());
            List<String> usages = read.getExtendedKeyUsage();
            if (usages != null) {
                document.put("forClients", usages.contains(CLIENT_AUTH));
            }
        } catch (CertificateException e) {
            document.put("unreadable", String.valueOf(e.getMessage()));
        }
        return document;
    }
}

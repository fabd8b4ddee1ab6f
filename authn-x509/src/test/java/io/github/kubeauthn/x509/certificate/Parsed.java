package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.testkit.pki.Identity;
import io.github.kubeauthn.x509.der.MalformedDerException;

/** Certificates of the testkit as this module reads them. */
public final class Parsed {

    private Parsed() {}

    public static Certificate of(Identity identity) {
        try {
            return Certificate.parse(identity.der());
        } catch (MalformedDerException e) {
            throw new IllegalStateException(e.complaint(), e);
        }
    }
}

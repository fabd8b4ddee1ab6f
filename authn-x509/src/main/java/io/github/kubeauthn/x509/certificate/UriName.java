package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.x509.der.MalformedDerException;

/**
 * A URI of a certificate.
 *
 * @param text the URI itself, ASCII
 * @param host the host with its port; empty if the URI has none
 */
record UriName(String text, String host) {

    static UriName parse(String text) throws MalformedDerException {
        String complaint = "x509: cannot parse URI " + GoQuoted.string(text) + ": ";
        GoUrlReading reading = GoUrl.parse(text);
        if (reading instanceof GoUrlReading.Malformed malformed) {
            throw new MalformedDerException(complaint + malformed.message());
        }
        String host = ((GoUrl) reading).host();
        if (!DomainName.isValid(host)) {
            throw new MalformedDerException(complaint + "invalid domain");
        }
        return new UriName(text, host);
    }
}

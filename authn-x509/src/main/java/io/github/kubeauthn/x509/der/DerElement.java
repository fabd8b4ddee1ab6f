package io.github.kubeauthn.x509.der;

/**
 * One element of DER.
 *
 * @param tag the identifier octet, see {@link DerTag}
 * @param contents what it holds
 * @param encoded tag, length and contents
 */
public record DerElement(int tag, DerBytes contents, DerBytes encoded) {}

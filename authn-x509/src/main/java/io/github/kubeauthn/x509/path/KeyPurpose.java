package io.github.kubeauthn.x509.path;

/** What a leaf's key is to be used for. */
public enum KeyPurpose {
    /** To prove who a TLS client is. */
    CLIENT_AUTH,
    /** To prove who a TLS server is. */
    SERVER_AUTH,
    /** Whatever it likes. */
    ANY
}

package io.github.kubeauthn.sa;

import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.x509.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tokens of any content, signed by the keys for which the answers of kube-apiserver were recorded. */
public final class TestTokens {

    /** The {@code kid} of {@link #RSA}. */
    public static final String RSA_ID = "J8M-R-Kqt0dr1FO0GCLTwrzEVAhMyEDHTmWVFn0h9xk";

    /** The {@code kid} of {@link #EC}. */
    public static final String EC_ID = "S983qLuyZBK2PhTAOsVoUC5cK7oehVu4E9p5RzwrPVE";

    /** 1024 bits, PKCS #8. */
    public static final String RSA = """
            -----BEGIN PRIVATE KEY-----
            MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAMuZscKb8C3U4LPa
            AIVZGkcpNLSJvmzQGw3e4A42uMXLOtexiBw7fdOEBdN8OIRhAaryL6zpxFZbEb58
            UfDeGDXB+wjKuNoi1BhKXQl5J7nUkaimrDqbK5SeiU0paKA9j/otBlubL+kZ0VpU
            9YSlmgFm2d43McgHfmkckrK9Dp2dAgMBAAECgYEAmL6alMTGgKvXVDa181SwmTh5
            uQQp35qU4WgWsbMuFf3tDEq9MWkUce33LP1hrTbVuHjveYr7aEn0WvMLymfkwoDg
            3phndtOdtV5blWp76jGILkGwn2CpXb0rgdnyFV/AAhG7cj6tY2mFbvkZKNZaMP4R
            ShaYDqOlOMB5rjCIS+ECQQDwK4O63I1eg2JSqJF3lZR8w23V/fB+wxHiM029oFiV
            g4ZMjspVmEGYp+tpELAMv7xV4aW5Amsxk950bIPVD+6VAkEA2QUgPgnyOfLOqFq7
            UY4fa6wtwd+bgFZg85gE5sAX3qutAwQuUSiSuufLY/XwrfnqImUmcRWGiw3osoog
            4M6Y6QJBAMuDNBbtuWVzU6fTa6C3waGPQM1qZ5Yi2k6hRqj+7NGVKAJLpSyu3jbr
            Y9Id7/B9sKvdj76cTBUwxfpF0diDrZkCQGmFfonr2CWpFCb0BwS+sDRwgcc07K1Y
            Usfe8PMqD/ErVHKVA9hefAn5TwIJwb82N0wGFs0BhGv0lWLKmvX0PpECQGY3o78X
            RCzMp5i/JH2Xw9Jf+DLE+JitK1NC9e0hPmbJbZFgrE5yEkfOZYra1Rya4h8fHusW
            yA4oRIVSSQ0LVBI=
            -----END PRIVATE KEY-----
            """;

    /** P-256, SEC 1. */
    public static final String EC = """
            -----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIJIPcDOVd8zAcR3f//43iCwMkSFPwBXL702keWLFd5vfoAoGCCqGSM49
            AwEHoUQDQgAEkuBkgO5kcxMyx//pK+dcP+kaTCYfdZ4F0Jr1ew/dqe0Ar7DLESLi
            rf7BSnRAN6dURuxNJArPWions+J2fVzNOA==
            -----END EC PRIVATE KEY-----
            """;

    private TestTokens() {}

    /** Keys as a key file would give them. */
    public static ServiceAccountKeys keys(String... pems) {
        return ServiceAccountKeys.of(List.of(pems).stream()
                .flatMap(pem -> VerificationKey.parseAll(pem.getBytes(StandardCharsets.US_ASCII)).stream())
                .toList());
    }

    /** A token of {@link #RSA} that names its key; quotes may be single. */
    public static String signed(String payload) {
        return signed(RSA, "{'alg':'RS256','kid':'" + RSA_ID + "'}", payload);
    }

    /** A token of any header and payload; quotes may be single. */
    public static String signed(String privatePem, String header, String payload) {
        return SigningKey.parse(privatePem).sign(header.replace('\'', '"'), payload.replace('\'', '"'));
    }
}

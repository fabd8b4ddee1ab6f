package io.github.kubeauthn.sa;

import io.github.kubeauthn.x509.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Tokens of any content, signed by keys that exist for tests only. */
public final class TestTokens {

    /** The {@code kid} of {@link #RSA}. */
    public static final String RSA_ID = "J8M-R-Kqt0dr1FO0GCLTwrzEVAhMyEDHTmWVFn0h9xk";

    /** The {@code kid} of {@link #OTHER_RSA}. */
    public static final String OTHER_RSA_ID = "fARrw3VaT-GqlQXqRLgcPK-sRgqTtZZC3oeCGRXG-fQ";

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

    /** 1024 bits, PKCS #8. */
    public static final String OTHER_RSA = """
            -----BEGIN PRIVATE KEY-----
            MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAM43cxbSrSnPi5nV
            MlUbH0BmJPtF/7i4LP2cT6Q2RBsYrFl33dRP0ZfHpdmqxdx1mIonQ0PNTEGwWNNP
            Meqq5xpDfWvyINp1/i+DmKtC5T1STVT2i+aQ7f1EaKUECimUGJ5l9K5CxoH1AeZS
            3shbGL0qt9ja7iCEhjWuQAC26dojAgMBAAECgYAFDarOVl9T9PgQzv6qwz1i0J37
            Yl2/4xOHK3twJLxKhbJDhwJyn3odZBEWYm7y1hbk2810LeW+flnO49PvUjzThqSw
            Gg92U5KpKQF4ARwGcqlm8u01TtlMA+iNsRpWEuAV4VHMOG8BYVcTPhsbMpJ4y2kk
            ttnGa/OWAtKDrruCgQJBAPfxNGLNEwz5bGQDW4jIt6fee4bRPVAAtZdxn8AWZ8Pm
            5g7RktesgOUXSEKrXKAJrf3GmOw1lwapND4gKCW5nYMCQQDU6xocTu9qIu6IsD+x
            0VrWIhRc5QZV3x1mvL46EJSrMAFxAvsupvIF9gBitzK3SS7Bg+E/noLXIJkfs7DW
            Lc7hAkBgh4TYrnSrSXQ8n94EK/jsnz7CZzYSrqQEORVz6IUvjPamcEtWMm/gQSc9
            5Y9jM0GNGsOwutB4pGmVgll/DnvXAkEAtlFSnGbjD2k2BAmXoPX56F5qPVlHYYSZ
            sn1wDlxgUW3b7h91Ym9F0uDhV6YzYUrjJIV+/XEH7JpXRBQkGmJDQQJBAKrUgcfd
            Y6PfjBn57HheTzyHMImW81tX5cTPYcAI/EZBTn9UM2n05R/BSx4BH10PpVOoqa/s
            bvKyXH84AF+yIEI=
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

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private TestTokens() {}

    /** Keys as a key file would give them. */
    public static ServiceAccountKeys keys(String... pems) {
        return ServiceAccountKeys.of(List.of(pems).stream()
                .flatMap(pem -> VerificationKey.parseAll(pem.getBytes(StandardCharsets.US_ASCII)).stream())
                .toList());
    }

    /** A token of {@link #RSA} that names its key. */
    public static String signed(String payload) {
        return signed(RSA, "{'alg':'RS256','kid':'" + RSA_ID + "'}", payload);
    }

    /** An RS256 token; quotes may be single in header and payload. */
    public static String signed(String rsaPem, String header, String payload) {
        String input = base64(header) + "." + base64(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey(rsaPem));
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static String base64(String json) {
        return BASE64.encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}

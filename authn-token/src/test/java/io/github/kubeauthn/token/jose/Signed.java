package io.github.kubeauthn.token.jose;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Keys and what Go signed with them; the payload of each token is {@code {"iss":"x"}}. */
final class Signed {

    static final PublicKey RSA_1024 =
            key("MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDiyOC44W+43drsertQVgAYA6wbNb719PqlImFubZNQg9hcWRdaRIi/GRcBI9/g"
                    + "gw7KMzLpoFb9245Eu9wBcZEQbHyK7NVCmB1s7xn6eU4PJvu652wgGXXWvFI3/615e8biv85yigkbv1htWzkWw/Yzh3iXq9ezlXTk"
                    + "2Cl4Yf2N9QIDAQAB");
    static final PublicKey RSA_1025 =
            key("MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQFyl0P0hvyBADL7fWtV7Mz8UUATgLiBwTwcK4rTqj6+bE/CTVL+5L/raWbMwYaY"
                    + "NbKbOiVMvaKEyw1F0NQ3nw3oGk/dtCW4bn+1tHo23N2cdjfhNfihlFVdG4tAF68yml1DEAu6RG4gtFu/OzhwB1yeLsRZm/wBNhzF"
                    + "ztAOQiIWkQIDAQAB");
    static final PublicKey P224 =
            key("ME4wEAYHKoZIzj0CAQYFK4EEACEDOgAEOIQVTVRubKyPWBgmZwfiYQV7opDaO/k7ahshGAeylRq5HP1j133xHTmEDPqcjPYD7VTc"
                    + "H8iHKac=");
    static final PublicKey P256 =
            key("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJkg9T6Ylk1GxB2mImD1TyWGkq66e/W6p6spJrnIV6eF7zRb9RlPQNpfEKuA8rxfx"
                    + "iHZSfC+XWoTsTmjxFITSWQ==");
    static final PublicKey P384 =
            key("MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEYzEdkupvZw6OvSLOp5B1/L+I2go6aq6RujHVJ4prjIGhhlTEYfUMP+1fLpOkHlCn5WGq"
                    + "Jd2dKqqVfKbTyu7lHe0B5UjIzulmdUO4AYu3pLdRZfZABVdxYH07dVvV50/c");
    static final PublicKey P521 =
            key("MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQAm/N4B4vWMm86uYpM60mYriEZ3a8cSjImgp7YHdMa+d6f0V47Jw+fGRw8PrQuXiGf"
                    + "gGLQUkLlWJH8w1o4P2X+ULsBUU/D2DGharQgJKFFe3AeCCCwyVorOj5V3o8E0fcJcbvnOkhq9vNHnklA+yrMNpRww0dh9PYk4wn/"
                    + "Rk9M7iJEUpM=");
    static final String RS256 =
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.2xpWz3wszqPbc8Zj8j6GOC8pAxP12gh2ya6F0_WafcDYdVL-9UcbUgy4mAWNg6k"
                    + "xEPtLQaSgXN5T20Z2JOkMoqKQLAS_aaDHkufHVvYxzJmv98TUlRkrmeYYNx3hNEg82LlB-znYwDtenGmzrTuxV-a6oiaEA0BZo4e"
                    + "xRSyG8kI";
    static final String RS384 =
            "eyJhbGciOiJSUzM4NCJ9.eyJpc3MiOiJ4In0.I41-D2KIW3GmMYKyMTLYheaXR2VOg-J-kvqxkPoUPGyxWRTLk1QXfv3DU55yhfG"
                    + "Y--BWa4c7XjDDpLhdpn3JzA9TwhmTO7Ovg8SHqS56q89nGg8RQE_jaZWPGAaffS5E0FYCUuuo0M8C8H3sWBoCMx8rKDGCDv-8ZGe"
                    + "ZDKH9GTw";
    static final String RS512 =
            "eyJhbGciOiJSUzUxMiJ9.eyJpc3MiOiJ4In0.v769PemkpOruHGH-_AHT6w26gKKQ1fyOEv69-NIzeMeN2SF9Dqy2Q2niKSVuOvR"
                    + "f91k0YWf9pj565dHfWA6VpGH29QHv9sIHxfoRcrNs_cZ-IlTtBtfFlU920mm9dP0kBQRqMb96IjnWF6yMO7oTH-gRT9DRfYe0KFS"
                    + "asHmnjgs";
    static final String RS256_WITHOUT_NULL =
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.YlNf0Zxgi_n5xFUfzjmn1-qU5L4pZdnUDHhnGetNyPAEMSdOmTbNvFde4cI8gBi"
                    + "8Bn99LrMLRB9p_lncWoulSH20adrXnoxLgR1hTqcmE_mCvnfhSlCj6b3w4ZZc1f84xU-flqMgXu-vw5D4DbFasH-cp45t3bWw38a"
                    + "i58M6oSw";
    static final String PS256 =
            "eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJ4In0.Azzqah6pEMIxXOiJaIE6i1HrXndp-HSTl0w5ZjFkqS6FpHq5Tyc19oMmrgHNYeK"
                    + "vsCF-FxuB86DRAgiSOySE7Vl8Qu3uG4g9q7Q8o4w0RuS2QI1UX3hPvOzaX4Vo8XLjY_of48UBZenVNoh9T6t8pQcc0to6EDEOYls"
                    + "TXjdjxMA";
    static final String PS256_NO_SALT =
            "eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJ4In0.VxmAFns_cG1UWhI74-TF0wnhijWbFQ1I62gBl31CZbibsIBTC2oNwHRLrsbZjyA"
                    + "cEY9A9Bi6TUuJJ50d6gkOUhlS9woE64i0gF_yXGB4AD-OHRyr4-k226GDXY1dgA-SLuyhSt1WPQpuTq1-CzyxGyWPDzDzK-xvk7l"
                    + "dxWIyUFc";
    static final String PS256_LONG_SALT =
            "eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJ4In0.oTYuOFh_nnlJ1t-UK2NFbMt5qoeBZ7MmDQeVijIQ-xfErHjS0pDlREbQsPUhhaJ"
                    + "vYOAOoKN9lhEhll1ZYb_sDsF_SlV4WivlXdzOGc4OZvv97ojumiPE2htOpSi3soBzvw3yaJd17-QFOgwZGUtmqgdpAdaLQracjLK"
                    + "4DSaAqvs";
    static final String PS384 =
            "eyJhbGciOiJQUzM4NCJ9.eyJpc3MiOiJ4In0.Ig-hW-ttGlU533bH1-K7R9_U10HjvtqLbC864uwNZaylYUlYoXyP7A5mcNEfNUo"
                    + "bnnscclqFSPNxevsA5tsrY3Lp6wPFcgNnc4AciocfE26dKzldg85vn818M4fQ4b5WGj9amgYPlgzxKgpDeXjCSU4jzK8e7xShp0a"
                    + "C-EgR0h0";
    static final String PS512_SHORT_SALT =
            "eyJhbGciOiJQUzUxMiJ9.eyJpc3MiOiJ4In0.2MReYlbRtzJ-yW2FxJHcDkI0Sa40fD96NrRjA4SYwjENU-8AKht3dYEgD89QwaX"
                    + "UJFWXfJBf8MUXEg6GbUgRl5_KBfTzH94wQrfu47lLUFwPlVoKri5n03FlmvNLa65XrSXXCD_VubVLwslZY7HISRdA8N5RpWk-m4O"
                    + "LUM8ZmFU";
    static final String PS256_1025 =
            "eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJ4In0.AKkt3K4apTYvtj6ziS1NRJuqVbOIZh5Hznswr19qIlcBL5YBRqzFj8VHMYz2_JP"
                    + "CWnAxY-3QwZvOWmC6yIbFJDlcR2K-_ZiQ34_JOe4IHGfDsuLL73ZvEDOMWO1kOUJvUxUUuKq0gvuDl-IIuDNPfTKy8zQ7aCUcnbP"
                    + "sYGF3S2-J";
    static final String ES256 =
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.cz-Et-sAZqyYmmISeaiASNEW4Xj39rsUHk3qYVWavZKqmkqi8B7VpGcleKTBP-_"
                    + "m7D96m-1ompO91PYCiv1rGg";
    static final String ES384 =
            "eyJhbGciOiJFUzM4NCJ9.eyJpc3MiOiJ4In0.q9bY48b3k3pZ1umXeupbUqKujS_n8HLJ9pDOL3NUNkyWIQsC8-wUEO6Qw_PeyDP"
                    + "f3KLhlGAeIup_KvzBEQCVeZHJiNgbr5AllZBbMYUPNjNW_0J6vS4tLBErKsoLGZKy";
    static final String ES512 =
            "eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJ4In0.AD2s3jMKI4V9lHhO6qj0bReP-xkkz7bHq1PfmloUzSWxr5qL6jpwxPnJTUrCxpl"
                    + "xBGQjE6uZWPODdkXS5lwUTVukAT3vpkx3RV3nLno9L3RONW5rE91S34vZUtecW9fWTNUdwTx4yGSXHzW7WvnwxVeFnmSnSDdTp12"
                    + "iMxkrF3AmiXKd";
    static final String ES512_BY_P256 =
            "eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJ4In0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADa7lmG7igqXBPNnIaB"
                    + "fKSLUAlA99tS1U4pXYV8APv3RAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPIlAzgfvGJ8tF9IGKWxytKWcVnj1l7"
                    + "k7Z3Ev7ERc-lm";
    static final String ES384_BY_P256 =
            "eyJhbGciOiJFUzM4NCJ9.eyJpc3MiOiJ4In0.AAAAAAAAAAAAAAAAAAAAAC_ofU8NDXmE6gAVULLGQIjnpdOE8TGiO1906b8sk8s"
                    + "BAAAAAAAAAAAAAAAAAAAAAJk46SZbdRs2lNhZ7iRxulzTzePpAwxjg09RjxjP48z3";
    static final String ES256_BY_P224 =
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.AAAAANCqzX1Bcn2ulYvuGcpvW6PqXXBi3JRxMbNAOHAAAAAAYCHsmMoiimi40Ah"
                    + "AghLgiIP-bOTJjymT9LpkRw";
    static final String B64_FALSE =
            "eyJhbGciOiJSUzI1NiIsImI2NCI6ZmFsc2V9.eyJpc3MiOiJ4In0.Q3mvAeor9BVP-qCiJR0765tpPfw4tqadyE9_rSk5lcsiD46"
                    + "0ux9jMM4s_14bA_9-O1SAw9xfKgYWIiBBFeo1CR_-pZb2f7yYoavRpip9Pb-vJZGoQuJTHzZluX72PzelY8fVmr0I2ifnN4JYeyd"
                    + "f8xsBVjh_pPbZYypZ1B7td64";
    static final String B64_FALSE_TEXT =
            "eyJhbGciOiJSUzI1NiIsImI2NCI6ImZhbHNlIn0.eyJpc3MiOiJ4In0.F8rXiOjNgToxiFsItVXl8EyamB52lLhLuUayVl8srqP7"
                    + "Y3OB3K8U7_kTPGHLolZaDKDGvuY5kAnU-sPCA4FkvmfyxINfpSdWsi8JyUzpOl7V5eRWTa1kNURsjcI8OVBVRlYQZQ7z8JEiYCvd"
                    + "JKR2UYc_4HKB6oKRUZgp84_VJJk";
    static final String CRIT_B64 =
            "eyJhbGciOiJSUzI1NiIsImNyaXQiOlsiYjY0Il19.eyJpc3MiOiJ4In0.boHQ6FyTEudxECRZw7ik5wcdka7Yr5Q-EdVdh7UP37g"
                    + "noWZxvCnbNQpLtlI-_h0ecVLiy31dZkmbspMYDVblTFNpTGxr_2J3_YUySs-ooaUJM2jVp8cokTdzLncaLnZzg8gvkkGQvGUMXAZ"
                    + "40Ti4as3X0eJQLGBUs68TQmq5mXM";
    static final String CRIT_EXP =
            "eyJhbGciOiJSUzI1NiIsImNyaXQiOlsiZXhwIl19.eyJpc3MiOiJ4In0.NRnI39JRrIOOZTJ4xo_xfv2zyLtOskevz6hGN7j64i8"
                    + "rN5JWgDWv4CQH4Tpzt2LjSWm_WQbSmY2AKJhxv4CPQaWWyJTB8CJn9EjQ7MFjsnGNn43K3Q7SAlHHO3-JhLpku0BAqRLxJ18zgTP"
                    + "RoUqnIKFLu7WVKAMNSs3Dob1Pl34";
    static final String CRIT_TEXT =
            "eyJhbGciOiJSUzI1NiIsImNyaXQiOiJiNjQifQ.eyJpc3MiOiJ4In0.aK5Wced5B6NRQ1vdirWGfobg7c60yZZ-KNn45UBAYIlii"
                    + "hLgq48CTByUF8aKlsO7CoUikM4nK_Qxl-ydsvbQsgFO924CmVhYyoX3jkasvRc038fQpdruWm7IxfxJ8Xb_EtlXpWPJoICbtpzGB"
                    + "Q0FX-zJpMTI75gRYzr5SQWK_lQ";
    static final String CRIT_NUMBER =
            "eyJhbGciOiJSUzI1NiIsImNyaXQiOlsxXX0.eyJpc3MiOiJ4In0.OuiDklUEkq9566D2p60yPKwlX9wggA9z4IzTBu5HD36vxGKI"
                    + "-coZby0YQJ_df8exkKvH6P5Lfp1L2QLsTSHgo1xt0G8KW84bZbA1CF0A28pBTDsjB6AqQGtUp9MXMgGeY7cXb8a6_GzDIyPUe4Qh"
                    + "-8e9HL_yesgFaRoDMAvOSjU";
    static final String CRIT_NULL =
            "eyJhbGciOiJSUzI1NiIsImNyaXQiOm51bGx9.eyJpc3MiOiJ4In0.AL-Pt3n6_ZeqjUC9aKPV8zQJ-obbHS3CG-5uuWBYuf9_2Ah"
                    + "aydrwoyMmdiRCuwrLuXZJaEPRqaRpYKsWjxKivA2H7cvtnsg6Agimqjx-cTXT4_-sVW6hyJjy-0QdUZRB105xWODc5OW1ZmeT9Aq"
                    + "CfAhVfgverokmNjYPJMa4ixY";
    static final String KID =
            "eyJraWQiOiJrMSIsImFsZyI6IlJTMjU2IiwidHlwIjoiSldUIiwieCI6eyJhIjpbMV19fQ.eyJpc3MiOiJ4In0.Bgmyu43H37eGi"
                    + "Z4JecGE_U21wUTpsq1o3lkFXX8-7NoxWcKJ05xcYXDe-2gEI8ZWRQxj3tf-o8mjnF2CCBfobOC-wWnQ8ycMKY0XoEEGCv0RpKzeD"
                    + "Wbj_pIOnmg_hl0m_LHt_B8vpiFzVECPqbnFn1tCDgBq_07OS0A32qusq6k";
    static final String SPARE_BITS =
            "eyJhbGciOiJSUzI1NiIgfQ.eyJpc3MiOiJ4In0.OdGmSSjruutmJ2iDQokEwyLMePQJkZFsKcY53iBZT3sj57Wg3XqGgmU1eKv6o"
                    + "thHyBs-lH5_eq57uXHAm9medCx75fAFfJ9_onKAHz-8b_KA5klkLSDdCzmkYLKVSEK0F8abpbdattmAQtgXUH6jdAsaAmzwC4zOx"
                    + "MvIWCUtLFs";

    private Signed() {}

    private static PublicKey key(String info) {
        try {
            X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(info));
            String algorithm = info.startsWith("MIGf") ? "RSA" : "EC";
            return KeyFactory.getInstance(algorithm, new org.bouncycastle.jce.provider.BouncyCastleProvider())
                    .generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.kubeauthn.sa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.sa.objects.ClusterState;
import io.github.kubeauthn.testkit.token.SigningKey;
import io.github.kubeauthn.token.jose.SignatureChecker;
import io.github.kubeauthn.token.jose.SignatureEngine;
import io.github.kubeauthn.x509.VerificationKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.spec.ECPublicKeySpec;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceAccountKeysTest {

    private static final String CLAIMS = "{\"iss\":\"https://issuer\"}";

    private final SigningKey other = SigningKey.p256();
    private final ServiceAccountKeys keys =
            TestTokens.keys(TestTokens.RSA, TestTokens.EC, other.publicPem(), TestTokens.RSA);

    @Test
    void the_id_of_a_key_is_that_of_kubernetes() {
        assertThat(keys.keys())
                .extracting(VerificationKey::keyId)
                .containsExactly(TestTokens.RSA_ID, TestTokens.EC_ID, other.keyId(), TestTokens.RSA_ID);
    }

    @Test
    void an_id_chooses_its_keys_and_no_id_chooses_all() {
        assertThat(keys.forId(TestTokens.EC_ID)).hasSize(1);
        assertThat(keys.forId(TestTokens.RSA_ID)).hasSize(2);
        assertThat(keys.forId("unknown")).isEmpty();
        assertThat(keys.forId("")).hasSize(4);
    }

    @Test
    void a_token_that_names_a_key_is_checked_with_it_alone_and_any_other_with_each_up_to_its_own() {
        List<SigningKey> many = Stream.generate(SigningKey::p256).limit(20).toList();
        SigningKey last = many.get(19);

        assertThat(checks(many, last.sign(CLAIMS))).isEqualTo(1);
        assertThat(checks(many, SigningKey.p256().sign(CLAIMS))).isZero();
        assertThat(checks(many, last.sign("{\"alg\":\"ES256\"}", CLAIMS))).isEqualTo(20);
        assertThat(checks(many, many.get(4).sign("{\"alg\":\"ES256\"}", CLAIMS)))
                .isEqualTo(5);
    }

    /** How many signatures are checked for a token. */
    private static int checks(List<SigningKey> keys, String token) {
        AtomicInteger checks = new AtomicInteger();
        SignatureEngine counting = new SignatureEngine() {
            @Override
            public SignatureChecker rsa(BigInteger modulus, BigInteger exponent) {
                throw new AssertionError("none of the keys is for RSA");
            }

            @Override
            public SignatureChecker ec(ECPublicKeySpec key) {
                SignatureChecker checker = SignatureEngine.builtIn().ec(key);
                return (algorithm, input, signature) -> {
                    checks.incrementAndGet();
                    return checker.verifies(algorithm, input, signature);
                };
            }
        };
        List<VerificationKey> verificationKeys = keys.stream()
                .flatMap(key -> VerificationKey.parseAll(key.publicPem().getBytes(StandardCharsets.US_ASCII)).stream())
                .toList();
        BoundServiceAccountAuthenticator.builder(Clock.systemUTC())
                .issuers(List.of("https://issuer"))
                .keys(ServiceAccountKeys.of(verificationKeys, counting))
                .audiences(Audiences.of("api"))
                .objects(ClusterState.empty())
                .build()
                .authenticate(BearerToken.of(token));
        return checks.get();
    }
}

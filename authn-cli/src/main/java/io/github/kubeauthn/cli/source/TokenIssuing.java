package io.github.kubeauthn.cli.source;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.sa.issue.ServiceAccountTokenIssuer;
import io.github.kubeauthn.sa.issue.SigningKey;
import io.github.kubeauthn.sa.objects.ClusterObjects;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The TokenRequest API of the API server that flags describe. */
public final class TokenIssuing {

    private static final String KEY = "service-account-signing-key-file";

    private TokenIssuing() {}

    /**
     * What issues its tokens.
     *
     * @throws InvalidConfigurationException if the flags name no issuer or no signing key, or the key cannot be used
     */
    public static ServiceAccountTokenIssuer issuer(
            KubeApiServerFlags flags, ClusterObjects objects, Audiences audiences, Clock clock) {
        ServiceAccountTokenIssuer.Builder builder = ServiceAccountTokenIssuer.builder(clock)
                .issuer(only(flags, "service-account-issuer"))
                .signingKey(SigningKey.read(flags.locate(only(flags, KEY)), only(flags, KEY)))
                .objects(objects)
                .audiences(audiences)
                .extendExpiration(
                        flags.values("service-account-extend-token-expiration").contains("true"));
        Duration longest = Duration.parse(
                flags.values("service-account-max-token-expiration").get(0));
        return (longest.isZero() ? builder : builder.maxExpiration(longest)).build();
    }

    /** Whether the flags name a key that signs tokens. */
    public static boolean isPossible(KubeApiServerFlags flags) {
        return !flags.values(KEY).isEmpty();
    }

    private static String only(KubeApiServerFlags flags, String flag) {
        List<String> values = flags.values(flag);
        if (values.isEmpty()) {
            throw new InvalidConfigurationException(
                    "--" + flag + " is missing among the API server's flags: without it, it issues no tokens");
        }
        return values.get(0);
    }
}

package io.github.kubeauthn.testkit.junit;

import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.testkit.clock.ManualClock;
import io.github.kubeauthn.testkit.cluster.ServiceAccountIssuer;
import io.github.kubeauthn.testkit.cluster.TestCluster;
import io.github.kubeauthn.testkit.oidc.FakeOidcProvider;
import io.github.kubeauthn.testkit.pki.TestCa;
import io.github.kubeauthn.testkit.webhook.FakeTokenWebhook;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a test can ask for, by its type. */
enum Part {
    CHAIN(AuthenticationChain.class),
    CLIENT_CA(TestCa.class),
    PROXY_CA(TestCa.class),
    CLUSTER(TestCluster.class),
    SERVICE_ACCOUNT_ISSUER(ServiceAccountIssuer.class),
    CLOCK(ManualClock.class),
    OIDC_PROVIDER(FakeOidcProvider.class),
    TOKEN_WEBHOOK(FakeTokenWebhook.class);

    private final Class<?> type;

    Part(Class<?> type) {
        this.type = type;
    }

    /**
     * The part of a type.
     *
     * @param element the parameter or field that wants it, for its annotations
     */
    static Optional<Part> of(Class<?> type, AnnotatedElement element) {
        if (type == TestCa.class && element.isAnnotationPresent(FrontProxy.class)) {
            return Optional.of(PROXY_CA);
        }
        return Arrays.stream(values()).filter(part -> part.type == type).findFirst();
    }

    /** The types that there are, for an error. */
    static String types() {
        return Arrays.stream(values())
                .map(part -> part.type.getSimpleName())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /**
     * Finds it.
     *
     * @param wanting what wants it, for an error
     */
    Object in(TestBed bed, String wanting) {
        return switch (this) {
            case CHAIN -> bed.chain();
            case CLIENT_CA -> bed.clientCa(wanting);
            case PROXY_CA -> bed.proxyCa(wanting);
            case CLUSTER -> bed.cluster();
            case SERVICE_ACCOUNT_ISSUER -> bed.serviceAccountIssuer(wanting);
            case CLOCK -> bed.clock();
            case OIDC_PROVIDER -> bed.oidc(wanting);
            case TOKEN_WEBHOOK -> bed.webhook(wanting);
        };
    }
}

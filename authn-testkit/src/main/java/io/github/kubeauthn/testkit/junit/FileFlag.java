package io.github.kubeauthn.testkit.junit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The flags about authentication that name files, and what stands in for a file that does not exist. */
enum FileFlag {
    CLIENT_CA_FILE,
    REQUESTHEADER_CLIENT_CA_FILE,
    SERVICE_ACCOUNT_KEY_FILE,
    SERVICE_ACCOUNT_SIGNING_KEY_FILE,
    OIDC_CA_FILE,
    AUTHENTICATION_TOKEN_WEBHOOK_CONFIG_FILE,
    AUTHENTICATION_CONFIG,
    AUTHORIZATION_CONFIG,
    BASIC_AUTH_FILE,
    EGRESS_SELECTOR_CONFIG_FILE,
    TLS_PRIVATE_KEY_FILE,
    TOKEN_AUTH_FILE;

    /** The flag of a name, which kube-apiserver also takes with underscores. */
    static Optional<FileFlag> named(String name) {
        String usual = name.replace('_', '-');
        return Arrays.stream(values())
                .filter(flag -> flag.flagName().equals(usual))
                .findFirst();
    }

    /** Its name without dashes in front. */
    String flagName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the testkit puts into a file of its own; empty where only the author of the flags can know. */
    Optional<String> standIn(StandIns own) {
        return switch (this) {
            case CLIENT_CA_FILE -> Optional.of(own.clientCa().pem());
            case REQUESTHEADER_CLIENT_CA_FILE -> Optional.of(own.proxyCa().pem());
            case SERVICE_ACCOUNT_KEY_FILE -> Optional.of(own.serviceAccountKey().publicPem());
            case SERVICE_ACCOUNT_SIGNING_KEY_FILE ->
                Optional.of(own.serviceAccountKey().privatePem());
            case OIDC_CA_FILE -> Optional.of(own.oidc().ca().pem());
            case AUTHENTICATION_TOKEN_WEBHOOK_CONFIG_FILE ->
                Optional.of(own.webhook().kubeconfig());
            default -> Optional.empty();
        };
    }
}

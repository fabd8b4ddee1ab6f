package io.github.kubeauthn.cli.lint;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.sa.issue.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What kube-apiserver checks about authorization and about issuing tokens before it starts, in its words. */
final class OtherOptions {

    private static final Set<String> MODES = Set.of("AlwaysAllow", "AlwaysDeny", "ABAC", "Webhook", "RBAC", "Node");
    private static final Duration LEAST_EXPIRATION = Duration.ofHours(1);
    private static final Duration GREATEST_EXPIRATION = Duration.ofSeconds(1L << 32);
    private static final String SIGNING_KEY = "service-account-signing-key-file";
    private static final String SIGNING_ENDPOINT = "service-account-signing-endpoint";

    private final KubeApiServerFlags flags;
    private final List<Finding> findings = new ArrayList<>();

    private OtherOptions(KubeApiServerFlags flags) {
        this.flags = flags;
    }

    static List<Finding> check(KubeApiServerFlags flags) {
        OtherOptions options = new OtherOptions(flags);
        options.checkAuthorization();
        options.checkIssuing();
        return options.findings;
    }

    private void checkAuthorization() {
        List<String> modes = flags.values("authorization-mode");
        if (isGiven("authorization-config")) {
            if (!modes.isEmpty() || isGiven("authorization-webhook-config-file")) {
                error(
                        "authorization-config",
                        "--authorization-config can not be specified when --authorization-mode or --authorization-webhook-*"
                                + " flags are defined");
            }
            return;
        }
        for (String mode : modes) {
            if (!MODES.contains(mode)) {
                error("authorization-mode", "authorization-mode " + GoQuoted.string(mode) + " is not a valid mode");
            }
        }
        requireTogether(
                modes.contains("ABAC"),
                "authorization-policy-file",
                "authorization-mode ABAC's authorization policy file not passed",
                "cannot specify --authorization-policy-file without mode ABAC");
        requireTogether(
                modes.contains("Webhook"),
                "authorization-webhook-config-file",
                "authorization-mode Webhook's authorization config file not passed",
                "cannot specify --authorization-webhook-config-file without mode Webhook");
        if (new HashSet<>(modes).size() < modes.size()) {
            error(
                    "authorization-mode",
                    "authorization-mode " + GoQuoted.list(modes) + " has mode specified more than once");
        }
    }

    private void requireTogether(boolean mode, String flag, String missing, String superfluous) {
        if (mode != isGiven(flag)) {
            error("authorization-mode", mode ? missing : superfluous);
        }
    }

    private void checkIssuing() {
        Duration expiration = Duration.parse(
                flags.values("service-account-max-token-expiration").get(0));
        if (!expiration.isZero()
                && (expiration.compareTo(LEAST_EXPIRATION) < 0 || expiration.compareTo(GREATEST_EXPIRATION) > 0)) {
            error(
                    "service-account-max-token-expiration",
                    "the service-account-max-token-expiration must be between 1 hour and 2^32 seconds");
        }
        if (isGiven(SIGNING_ENDPOINT)) {
            if (isGiven(SIGNING_KEY) || isGiven("service-account-key-file")) {
                error(
                        SIGNING_ENDPOINT,
                        "can't set `--service-account-signing-key-file` and/or `--service-account-key-file` with"
                                + " `--service-account-signing-endpoint` (They are mutually exclusive)");
            }
        } else if (isGiven(SIGNING_KEY)) {
            checkSigningKey(flags.values(SIGNING_KEY).get(0));
        } else {
            error(
                    SIGNING_KEY,
                    "--service-account-signing-key-file, --service-account-issuer, and --api-audiences should be specified"
                            + " together");
        }
    }

    private void checkSigningKey(String file) {
        try {
            SigningKey.read(flags.locate(file), file);
        } catch (InvalidConfigurationException e) {
            error(SIGNING_KEY, "failed to parse service-account-issuer-key-file: " + e.getMessage());
        }
    }

    private boolean isGiven(String flag) {
        return !flags.values(flag).isEmpty();
    }

    private void error(String flag, String message) {
        findings.add(Finding.error("--" + flag, message));
    }
}

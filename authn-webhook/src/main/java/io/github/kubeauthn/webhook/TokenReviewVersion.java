package io.github.kubeauthn.webhook;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;

/** A version of the API group {@code authentication.k8s.io} in which a token review can travel. */
public enum TokenReviewVersion {
    /** What new webhooks speak. */
    V1("v1"),

    /** What kube-apiserver speaks unless {@code --authentication-token-webhook-version} says otherwise. */
    V1BETA1("v1beta1");

    /** The API group of token reviews. */
    public static final String GROUP = "authentication.k8s.io";

    private final String flagValue;
    private final String apiVersion;

    TokenReviewVersion(String flagValue) {
        this.flagValue = flagValue;
        this.apiVersion = GROUP + "/" + flagValue;
    }

    /**
     * The version that a value of {@code --authentication-token-webhook-version} names.
     *
     * @throws InvalidConfigurationException if it names none
     */
    public static TokenReviewVersion of(String flagValue) {
        for (TokenReviewVersion version : values()) {
            if (version.flagValue.equals(flagValue)) {
                return version;
            }
        }
        throw new InvalidConfigurationException(
                "unsupported authentication webhook version " + GoQuoted.string(flagValue) + ", supported versions are "
                        + GoQuoted.string(V1.flagValue) + ", " + GoQuoted.string(V1BETA1.flagValue));
    }

    /** The {@code apiVersion} of a review, {@code authentication.k8s.io/v1} for instance. */
    public String apiVersion() {
        return apiVersion;
    }

    /** The version alone, as in the flag. */
    @Override
    public String toString() {
        return flagValue;
    }
}

package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.apiserver.flags.FlagValue.Bool;
import io.github.kubeauthn.apiserver.flags.FlagValue.Text;
import io.github.kubeauthn.apiserver.flags.FlagValue.TextArray;
import io.github.kubeauthn.apiserver.flags.FlagValue.TextSlice;
import io.github.kubeauthn.apiserver.flags.FlagValue.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every flag of kube-apiserver v1.37 that has a say in authentication, with its default: those of
 * {@code pkg/kubeapiserver/options/authentication.go}, those of authorization, because {@code AlwaysAllow} turns anonymous
 * requests off, the feature gates, and {@code --basic-auth-file}, which Kubernetes had until 1.18.
 */
final class AuthenticationOptions {

    final FlagSet flags = new FlagSet();

    final TextSlice apiAudiences = flags.define("api-audiences", new TextSlice());
    final Bool anonymousAuth = flags.define("anonymous-auth", new Bool(true));
    final Bool bootstrapTokenAuth = flags.define("enable-bootstrap-token-auth", new Bool(false));
    final Text clientCaFile = flags.define("client-ca-file", new Text(""));
    final Text tokenAuthFile = flags.define("token-auth-file", new Text(""));
    final Text basicAuthFile = flags.define("basic-auth-file", new Text(""));

    final Text requestHeaderCaFile = flags.define("requestheader-client-ca-file", new Text(""));
    final TextSlice requestHeaderAllowedNames = flags.define("requestheader-allowed-names", new TextSlice());
    final TextSlice requestHeaderUsernames = flags.define("requestheader-username-headers", new TextSlice());
    final TextSlice requestHeaderUids = flags.define("requestheader-uid-headers", new TextSlice());
    final TextSlice requestHeaderGroups = flags.define("requestheader-group-headers", new TextSlice());
    final TextSlice requestHeaderExtras = flags.define("requestheader-extra-headers-prefix", new TextSlice());

    final TextArray serviceAccountKeyFiles = flags.define("service-account-key-file", new TextArray());
    final Bool serviceAccountLookup = flags.define("service-account-lookup", new Bool(true));
    final TextArray serviceAccountIssuers = flags.define("service-account-issuer", new TextArray());
    final Text serviceAccountJwksUri = flags.define("service-account-jwks-uri", new Text(""));
    final Time serviceAccountMaxExpiration =
            flags.define("service-account-max-token-expiration", new Time(Duration.ZERO));
    final Bool serviceAccountExtendExpiration = flags.define("service-account-extend-token-expiration", new Bool(true));
    final Text serviceAccountSigningKeyFile = flags.define("service-account-signing-key-file", new Text(""));
    final Text serviceAccountSigningEndpoint = flags.define("service-account-signing-endpoint", new Text(""));

    final Text authenticationConfig = flags.define("authentication-config", new Text(""));
    final Text oidcIssuerUrl = flags.define("oidc-issuer-url", new Text(""));
    final Text oidcClientId = flags.define("oidc-client-id", new Text(""));
    final Text oidcCaFile = flags.define("oidc-ca-file", new Text(""));
    final Text oidcUsernameClaim = flags.define("oidc-username-claim", new Text("sub"));
    final Text oidcUsernamePrefix = flags.define("oidc-username-prefix", new Text(""));
    final Text oidcGroupsClaim = flags.define("oidc-groups-claim", new Text(""));
    final Text oidcGroupsPrefix = flags.define("oidc-groups-prefix", new Text(""));
    final TextSlice oidcSigningAlgs = flags.define("oidc-signing-algs", new TextSlice());
    final RequiredClaims oidcRequiredClaims = flags.define("oidc-required-claim", new RequiredClaims());

    final Text webhookConfigFile = flags.define("authentication-token-webhook-config-file", new Text(""));
    final Text webhookVersion = flags.define("authentication-token-webhook-version", new Text("v1beta1"));
    final Time webhookCacheTtl =
            flags.define("authentication-token-webhook-cache-ttl", new Time(Duration.ofMinutes(2)));

    final TextSlice authorizationModes = flags.define("authorization-mode", new TextSlice());
    final Text authorizationConfig = flags.define("authorization-config", new Text(""));
    final FeatureGates featureGates = flags.define("feature-gates", new FeatureGates());

    AuthenticationOptions() {
        flags.define("authorization-policy-file", new Text(""));
        flags.define("authorization-webhook-config-file", new Text(""));
        flags.define("authorization-webhook-version", new Text(""));
        flags.define("authorization-webhook-cache-authorized-ttl", new Time(Duration.ofMinutes(5)));
        flags.define("authorization-webhook-cache-unauthorized-ttl", new Time(Duration.ofSeconds(30)));
    }

    /** {@code --anonymous-auth}, unless an authorizer that allows everything turns it off. */
    boolean allowsAnonymous() {
        return anonymousAuth.value() && !authorizesEverything();
    }

    private boolean authorizesEverything() {
        if (authorizationModes.values().isEmpty()) {
            return authorizationConfig.value().isEmpty();
        }
        return authorizationModes.values().contains("AlwaysAllow");
    }

    /** {@code --api-audiences}, or else the issuers of service account tokens. */
    List<String> effectiveApiAudiences() {
        return apiAudiences.values().isEmpty() ? serviceAccountIssuers.values() : apiAudiences.values();
    }

    /** Whether any of {@code --oidc-*} is given. */
    boolean namesAnyOidcFlag() {
        return List.of(
                        oidcIssuerUrl,
                        oidcClientId,
                        oidcCaFile,
                        oidcUsernameClaim,
                        oidcUsernamePrefix,
                        oidcGroupsClaim,
                        oidcGroupsPrefix,
                        oidcSigningAlgs,
                        oidcRequiredClaims)
                .stream()
                .anyMatch(FlagValue::changed);
    }

    /** The claims that a token must have, each with its value ({@code key=value}). */
    static final class RequiredClaims extends FlagValue {

        private final List<String> pairs = new ArrayList<>();

        List<String> pairs() {
            return List.copyOf(pairs);
        }

        @Override
        List<String> texts() {
            return pairs();
        }

        @Override
        void accept(String argument) throws FlagValueException {
            if (argument.indexOf('=') < 0) {
                throw new FlagValueException("malformed pair, expect string=string");
            }
            pairs.add(argument);
        }
    }
}

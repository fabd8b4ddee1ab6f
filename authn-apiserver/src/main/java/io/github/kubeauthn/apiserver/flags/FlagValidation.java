package io.github.kubeauthn.apiserver.flags;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.api.text.GoUrlReading;
import io.github.kubeauthn.apiserver.flags.FlagValue.TextSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the flags go together, as {@code BuiltInAuthenticationOptions.Validate} says it, in its order and its words.
 */
final class FlagValidation {

    private final AuthenticationOptions options;
    private final FilePaths paths;
    private final List<String> faults = new ArrayList<>();

    private FlagValidation(AuthenticationOptions options, FilePaths paths) {
        this.options = options;
        this.paths = paths;
    }

    /** Everything that kube-apiserver would stop at, in order; nothing if the flags are good. */
    static List<String> faults(AuthenticationOptions options, FilePaths paths) {
        FlagValidation validation = new FlagValidation(options, paths);
        validation.checkOidc();
        validation.checkServiceAccountIssuers();
        validation.checkServiceAccounts();
        validation.checkRequestHeaders();
        validation.checkSharedAuthorities();
        return validation.faults;
    }

    private void checkOidc() {
        if (!options.namesAnyOidcFlag()) {
            return;
        }
        if (!options.authenticationConfig.value().isEmpty()) {
            faults.add("authentication-config file and oidc-* flags are mutually exclusive");
        } else if (options.oidcIssuerUrl.value().isEmpty()
                || options.oidcClientId.value().isEmpty()) {
            faults.add("oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set");
        }
    }

    private void checkServiceAccountIssuers() {
        Set<String> seen = new HashSet<>();
        for (String issuer : options.serviceAccountIssuers.values()) {
            if (issuer.indexOf(':') >= 0 && GoUrl.parse(issuer) instanceof GoUrlReading.Malformed malformed) {
                faults.add("service-account-issuer " + GoQuoted.string(issuer)
                        + " contained a ':' but was not a valid URL: " + malformed.message());
            } else if (issuer.isEmpty()) {
                faults.add("service-account-issuer should not be an empty string");
            } else if (!seen.add(issuer)) {
                faults.add("service-account-issuer " + GoQuoted.string(issuer) + " is already specified");
            }
        }
    }

    private void checkServiceAccounts() {
        if (options.serviceAccountIssuers.values().isEmpty()) {
            faults.add("service-account-issuer is a required flag");
        }
        // An external signer would do as well, but there is none here: its flag is refused by name.
        if (options.serviceAccountKeyFiles.values().isEmpty()) {
            faults.add("either `--service-account-key-file` or `--service-account-signing-endpoint` must be set");
        }
        String jwksUri = options.serviceAccountJwksUri.value();
        if (jwksUri.isEmpty()) {
            return;
        }
        GoUrlReading reading = GoUrl.parse(jwksUri);
        if (reading instanceof GoUrlReading.Malformed malformed) {
            faults.add("service-account-jwks-uri must be a valid URL: " + malformed.message());
        } else if (reading instanceof GoUrl url && !url.scheme().equals("https")) {
            faults.add("service-account-jwks-uri requires https scheme, parsed as: " + url);
        }
    }

    private void checkRequestHeaders() {
        checkBlank("requestheader-username-headers", options.requestHeaderUsernames);
        checkBlank("requestheader-group-headers", options.requestHeaderGroups);
        checkBlank("requestheader-extra-headers-prefix", options.requestHeaderExtras);
        checkBlank("requestheader-allowed-names", options.requestHeaderAllowedNames);
        List<String> uidHeaders = options.requestHeaderUids.values();
        if (!options.featureGates.enabled(FeatureGates.REQUEST_HEADER_UID)) {
            if (!uidHeaders.isEmpty()) {
                faults.add("--requestheader-uid-headers requires the \"RemoteRequestHeaderUID\" feature to be enabled");
            }
            return;
        }
        checkBlank("requestheader-uid-headers", options.requestHeaderUids);
        if (!uidHeaders.isEmpty() && uidHeaders.stream().noneMatch("X-Remote-Uid"::equalsIgnoreCase)) {
            faults.add("--requestheader-uid-headers is set without specifying the standard X-Remote-Uid header - API"
                    + " aggregation will not work");
        }
    }

    private void checkBlank(String flag, TextSlice headers) {
        if (headers.values().stream().anyMatch(String::isBlank)) {
            faults.add("empty value in " + GoQuoted.string(flag));
        }
    }

    /** Without allowed names, a client of the shared authority could name itself anybody. */
    private void checkSharedAuthorities() {
        String clientCa = options.clientCaFile.value();
        String proxyCa = options.requestHeaderCaFile.value();
        if (clientCa.isEmpty()
                || proxyCa.isEmpty()
                || !options.requestHeaderAllowedNames.values().isEmpty()) {
            return;
        }
        if (Authorities.overlap(paths.locate(clientCa), paths.locate(proxyCa))) {
            faults.add("--requestheader-client-ca-file and --client-ca-file contain overlapping certificates;"
                    + " --requestheader-allowed-names must be specified to ensure regular client certificates cannot set"
                    + " authenticating proxy headers for arbitrary users");
        }
    }
}

package io.github.kubeauthn.cli.lint;

import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.cli.source.InputFile;
import io.github.kubeauthn.oidc.claim.ClaimSet;
import io.github.kubeauthn.oidc.claim.IdToken;
import io.github.kubeauthn.oidc.claim.Outcome;
import io.github.kubeauthn.oidc.claim.UserMapping;
import io.github.kubeauthn.oidc.configuration.AuthenticationConfiguration;
import io.github.kubeauthn.oidc.configuration.CheckOptions;
import io.github.kubeauthn.oidc.configuration.ConfigurationCheck;
import io.github.kubeauthn.oidc.configuration.ConfigurationReading;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration;
import io.github.kubeauthn.oidc.configuration.JwtAuthenticatorConfiguration.PrefixedClaimOrExpression;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the issuers of a configuration, and runs sample claims through their rules. */
final class JwtLint {

    private final String subject;
    private final List<Finding> findings = new ArrayList<>();

    private JwtLint(String subject) {
        this.subject = subject;
    }

    /** A configuration file. */
    static List<Finding> check(String file, byte[] content, List<String> serviceAccountIssuers, @Nullable Path claims) {
        JwtLint lint = new JwtLint(file);
        ConfigurationReading reading = AuthenticationConfiguration.read(content);
        if (reading instanceof AuthenticationConfiguration configuration) {
            lint.look(configuration, serviceAccountIssuers, claims);
        } else {
            lint.error(((ConfigurationReading.Undecodable) reading).message());
        }
        return lint.findings;
    }

    /** The issuer of {@code --oidc-*} flags. */
    static List<Finding> check(
            AuthenticationConfiguration configuration, List<String> serviceAccountIssuers, @Nullable Path claims) {
        JwtLint lint = new JwtLint("--oidc-*");
        lint.look(configuration, serviceAccountIssuers, claims);
        return lint.findings;
    }

    private void look(
            AuthenticationConfiguration configuration, List<String> serviceAccountIssuers, @Nullable Path claims) {
        ConfigurationCheck check =
                configuration.check(CheckOptions.defaults().withDisallowedIssuers(serviceAccountIssuers));
        check.errors().forEach(this::error);
        List<JwtAuthenticatorConfiguration> issuers = configuration.jwt();
        for (int i = 0; i < issuers.size(); i++) {
            regret("jwt[" + i + "]", issuers.get(i));
        }
        if (check.isValid() && claims != null) {
            sample(check, claims);
        }
    }

    private void regret(String field, JwtAuthenticatorConfiguration issuer) {
        String url = issuer.issuer().url();
        if (url.endsWith("/")) {
            findings.add(Finding.note(
                    subject,
                    field + ".issuer.url: " + url + " ends with a slash; the iss claim of the tokens must do so, too"));
        }
        if (!issuer.issuer().discoveryUrl().isEmpty()) {
            findings.add(Finding.note(
                    subject,
                    field + ".issuer.discoveryURL: the document there must name " + url
                            + " as issuer, character for character"));
        }
        username(field + ".claimMappings.username", issuer);
        PrefixedClaimOrExpression groups = issuer.claimMappings().groups();
        if (!groups.claim().isEmpty() && isEmpty(groups.prefix())) {
            warn(field + ".claimMappings.groups: the claim " + groups.claim()
                    + " has no prefix, so the issuer can put a user into system:masters: give it one, or exclude groups"
                    + " that begin with system: by a userValidationRule");
        }
    }

    private void username(String field, JwtAuthenticatorConfiguration issuer) {
        PrefixedClaimOrExpression username = issuer.claimMappings().username();
        boolean guarded = issuer.userValidationRules().stream()
                .anyMatch(rule -> rule.expression().contains("system:"));
        if (!username.claim().isEmpty() && isEmpty(username.prefix()) && !guarded) {
            warn(field + ": the claim " + username.claim()
                    + " has no prefix, so the issuer can say system:admin or system:node:NAME: give it one, or a"
                    + " userValidationRule such as !user.username.startsWith('system:')");
        }
        if (!username.expression().isEmpty()
                && !guarded
                && !username.expression().contains("+")) {
            warn(field
                    + ": what the expression yields has no prefix and no userValidationRule keeps system: out of it");
        }
        boolean verifies = issuer.claimValidationRules().stream()
                .anyMatch(rule -> rule.claim().equals("email_verified")
                        || rule.expression().contains("email_verified"));
        boolean readsEmail = username.expression().contains("email")
                && !username.expression().contains("email_verified");
        if (readsEmail && !verifies) {
            // kube-apiserver refuses such an expression; a claim is only checked where the token has email_verified
            warn(field
                    + ": the e-mail address is taken whether or not the issuer has verified it: check email_verified");
        } else if (username.claim().equals("email") && !verifies) {
            warn(field + ": a token without the claim email_verified passes as verified: require it by a"
                    + " claimValidationRule if the issuer lets people choose their address");
        }
    }

    private void sample(ConfigurationCheck check, Path file) {
        JsonReading reading = JsonDialect.ENCODING_JSON.read(InputFile.bytes("--claims", file));
        if (!(reading instanceof JsonReading.WellFormed wellFormed)
                || !(wellFormed.value() instanceof JsonValue.JsonObject object)) {
            findings.add(Finding.error(file.toString(), "the claims must be one JSON object"));
            return;
        }
        Outcome<IdToken> token = IdToken.read(object);
        if (token instanceof Outcome.Problem<IdToken> problem) {
            findings.add(Finding.error(file.toString(), problem.message()));
            return;
        }
        IdToken claims = ((Outcome.Success<IdToken>) token).value();
        List<JwtAuthenticatorConfiguration> issuers = check.configuration().jwt();
        boolean known = false;
        for (int i = 0; i < issuers.size(); i++) {
            if (issuers.get(i).issuer().url().equals(claims.issuer())) {
                known = true;
                sample(file, "jwt[" + i + "]", check, i, claims, object);
            }
        }
        if (!known) {
            findings.add(Finding.error(
                    file.toString(),
                    "the claims are of the issuer \"" + claims.issuer() + "\", and the configuration knows "
                            + issuers.stream()
                                    .map(issuer -> issuer.issuer().url())
                                    .toList()
                            + ": the URLs must be equal, character for character"));
        }
    }

    private void sample(
            Path file, String field, ConfigurationCheck check, int index, IdToken claims, JsonValue.JsonObject object) {
        JwtAuthenticatorConfiguration issuer = check.configuration().jwt().get(index);
        if (claims.audiences().stream().noneMatch(issuer.issuer().audiences()::contains)) {
            findings.add(Finding.error(
                    file.toString(),
                    field + ": the claims are for the audiences " + claims.audiences()
                            + ", and the issuer is configured with "
                            + issuer.issuer().audiences()));
        }
        Outcome<UserInfo> user = new UserMapping(issuer, check.rules().get(index)).map(ClaimSet.of(object));
        if (user instanceof Outcome.Problem<UserInfo> problem) {
            findings.add(Finding.error(file.toString(), field + ": " + problem.message()));
            return;
        }
        UserInfo mapped = ((Outcome.Success<UserInfo>) user).value();
        findings.add(Finding.note(
                file.toString(),
                field + ": the claims become the user " + mapped.name() + " in " + mapped.groups()
                        + (mapped.extra().isEmpty() ? "" : " with extra " + mapped.extra())));
        if (mapped.name().startsWith("system:")
                || mapped.groups().stream().anyMatch(group -> group.startsWith("system:"))) {
            findings.add(Finding.warning(
                    file.toString(), field + ": the claims name themselves system:, which is Kubernetes' own"));
        }
    }

    private static boolean isEmpty(@Nullable String prefix) {
        return prefix == null || prefix.isEmpty();
    }

    private void error(String message) {
        findings.add(Finding.error(subject, message));
    }

    private void warn(String message) {
        findings.add(Finding.warning(subject, message));
    }
}

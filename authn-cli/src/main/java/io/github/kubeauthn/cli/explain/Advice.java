package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.TraceStep;
import io.github.kubeauthn.api.TraceStep.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What would have to be different for an authenticator to say yes, going by what it said. */
final class Advice {

    private static final String UNKNOWN_AUTHORITY = "x509: certificate signed by unknown authority";

    private static final List<Rule> RULES = List.of(
            // service account tokens
            rule(
                    "service account token has expired",
                    "get a new token: kubectl create token, or for a pod read the mounted file again, which the kubelet renews"),
            rule(
                    "service account token is (not valid yet|issued in the future)",
                    "the clocks of whoever made the token and of this server are more than a minute apart: check NTP on both"),
            rule(
                    "invalid signature, no keys found",
                    "add the public key that the token names to --service-account-key-file, or get a token that one of those"
                            + " keys signs: this one is of another cluster, or of a key that was rotated away"),
            rule(
                    "(?s)error in cryptographic primitive.*",
                    "no key of --service-account-key-file verifies it: the token is of another cluster, its key was rotated away,"
                            + " or the text was changed"),
            rule(
                    "token audiences (.*) is invalid for the target audiences (.*)",
                    "get a token whose audience is one of $2 (kubectl create token --audience, or audience of the projected"
                            + " volume), or name one of $1 in --api-audiences"),
            rule(
                    "unable to match the audience: (.*) , accepted: (.*)",
                    "the credential holds for $1 only; one that holds for one of $2 is needed"),
            rule(
                    "Token has been invalidated",
                    "the Secret of the token is gone or is being deleted: use kubectl create token, or make a new Secret"),
            rule(
                    "Token does not match server's copy",
                    "the Secret holds another token now: it was made anew under the same name; read it again"),
            rule(
                    "serviceaccounts \"(.*)\" not found",
                    "the ServiceAccount $1 does not exist in the namespace of the token: create it, and get a new token from it"),
            rule(
                    "(?:s|S)ervice ?(?:a|A)ccount UID \\((.*)\\) does not match claim \\((.*)\\)",
                    "the ServiceAccount was deleted and made again since: get a token from the one of now (kubectl create token)"),
            rule("(?:s|S)ervice ?(?:a|A)ccount (\\S+) has been deleted", "$1 is being deleted; its tokens end with it"),
            rule(
                    "service account token has been invalidated",
                    "the Pod, Secret or Node to which the token is bound is gone: a token lives no longer than that object; get"
                            + " one from a running pod, or an unbound one from kubectl create token"),
            rule(
                    "(\\w+) UID \\((.*)\\) does not match service account \\w+ ref claim \\((.*)\\)",
                    "the $1 of that name is another one now ($2) than the one to which the token is bound ($3): get a new token"),
            rule(
                    "(?s)the token in secret (\\S+) .* has been marked invalid.*",
                    "nobody used the token for a year: use kubectl create token, or take the label"
                            + " kubernetes.io/legacy-token-invalid-since off the Secret $1"),
            rule("feature gate \"(.*)\" is disabled.*", "switch it on with --feature-gates=$1=true"),
            // certificates
            rule(
                    "(?s).*certificate has expired or is not yet valid: .* is after (\\S+).*",
                    "the certificate, or one above it, ended at $1: renew it (kubeadm certs renew, or a new"
                            + " CertificateSigningRequest), and put it into the kubeconfig"),
            rule(
                    "(?s).*certificate has expired or is not yet valid: .* is before (\\S+).*",
                    "the certificate begins at $1: wait, or set the clocks right"),
            rule(
                    "(?s).*certificate signed by unknown authority \\(possibly because of.*",
                    "a trusted CA has the same name but another key: the CA was made anew, and the certificate must be signed by"
                            + " the new one, or the old one be added to the CA file"),
            rule(
                    "(?s).*certificate signed by unknown authority.*",
                    "use a certificate that a CA of the file signed, send the intermediates along, or add the CA to the file"),
            rule(
                    "(?s).*specifies an incompatible key usage.*",
                    "the certificate must be for clients: extended key usage clientAuth; this is one for servers only"),
            rule(
                    "x509: subject with cn=(.*) is not in the allowed list",
                    "use the proxy's certificate, or add $1 to --requestheader-allowed-names"),
            rule(
                    "(?s).*is not authorized to sign other certificates.*",
                    "what stands between the certificate and the CA is no CA itself (basicConstraints CA:TRUE)"),
            rule(
                    "(expected 1 UID, but found multiple: .*|UID cannot be an empty string)",
                    "the subject must have one attribute 1.3.6.1.4.1.57683.2 at most, and not an empty one"),
            // JWT issuers
            rule(
                    "(?s).*oidc: authenticator not initialized.*",
                    "the issuer's discovery document was not fetched yet: is its URL reachable from here, and is its certificate"
                            + " signed by the CA that is configured for it?"),
            rule(
                    "(?s).*token is expired \\(Token Expiry: (.*?)\\).*",
                    "the token ended at $1: log in again; no leeway is granted"),
            rule(
                    "(?s).*expected audience (.*) got (.*)",
                    "the issuer made the token for $2; it must be made for $1 (--oidc-client-id, audiences)"),
            rule(
                    "(?s).*(failed to verify signature|failed to verify id token signature).*",
                    "no key that the issuer publishes verifies the token: is it of the same issuer and realm, and was its key rotated?"),
            rule(
                    "(?s).*(unsupported signing algorithm|signed with unsupported algorithm|id token signed with).*",
                    "let the issuer sign with RS256, or name its algorithm in --oidc-signing-algs"),
            rule(
                    "(?s).*parse username claims \"(.*?)\": claim not present.*",
                    "the token has no claim $1: have the issuer add it (a scope is missing?), or name another one as the username"
                            + " claim"),
            rule(
                    "(?s).*email not verified.*",
                    "the issuer says that the e-mail address is not verified (email_verified: false): verify it there"),
            rule(
                    "(?s).*id token issued by a different provider.*",
                    "the issuer URL here and the iss claim must be equal, character for character, a slash at the end included"),
            rule(
                    "(?s)validation expression '(.*)' failed",
                    "the token must satisfy the rule $1 of the AuthenticationConfiguration: get one that does, or change the"
                            + " rule"),
            // the webhook
            rule(
                    "Post \"(https?://[^\"?]*)",
                    "the token webhook at $1 could not be asked: is it running, can it be reached from here, and do the addresses"
                            + " and certificates of its kubeconfig (--authentication-token-webhook-config-file) fit?"));

    private static final List<Rule> NOTES = List.of(
            rule(
                    "its issuer \"(.*)\" is not one of \\[(.*)\\]",
                    "no authenticator is for tokens of the issuer \"$1\": the service account tokens of this server are of $2"
                            + " (--service-account-issuer); an OIDC issuer has to be configured with exactly this URL"),
            rule(
                    "this is a JWT of the issuer (\".*\"), and not of one of \\[(.*)\\]",
                    "the token is of $1, and the configured issuers are $2: the URLs must be equal, character for"
                            + " character, a slash at the end included"),
            rule(
                    "No secret of name (\\S+) to match.*",
                    "there is no Secret $1 in kube-system: it expired and was cleaned up, or"
                            + " never existed; make a new one (kubeadm token create)"),
            rule(
                    "Bootstrap secret \\S+ matching bearer token (has expired, or has invalid value for key expiration: .*)",
                    "the Secret of the bootstrap token $1: make a new one (kubeadm token create), or give the Secret a later"
                            + " expiration"),
            rule(
                    "Bootstrap secret \\S+ matching bearer token has invalid value for key token-(secret|id)",
                    "the token's second half is not the one in its Secret: it was mistyped, or made anew since"
                            + " (kubeadm token list)"),
            rule(
                    "Bootstrap secret (\\S+) matching bearer token not marked (.*)=true",
                    "the token may not authenticate: set $2 to \"true\" in the Secret $1, or make a new one (kubeadm token"
                            + " create)"),
            rule("Bootstrap secret \\S+ matching bearer token (.*)", "the Secret of the bootstrap token $1"),
            rule(
                    "the certificate is good, but its subject has no common name.*",
                    "the user name is the CN of the subject: make a certificate with one"),
            rule(
                    "the peer may be the proxy, but no header of \\[(.*)\\] names a user",
                    "the proxy must put the user's name into one of the headers $1 (--requestheader-username-headers)"),
            rule(
                    "none of the requested audiences is one of the API server's own, (.*)",
                    "the tokens of a file, bootstrap tokens and the like hold for the audiences $1 only"),
            rule(
                    "anonymous requests are allowed on other paths only",
                    "anonymous.conditions of the AuthenticationConfiguration must name this path"));

    private Advice() {}

    /** What would help with a step, apart from its children; empty if nobody knows. */
    static Optional<String> about(TraceStep step) {
        if (isFailure(step) && step.children().stream().noneMatch(Advice::isFailure)) {
            return firstOf(RULES, step.reason()).or(() -> firstOfNotes(step));
        }
        return step.answer() == Answer.NO_OPINION && step.children().isEmpty() ? firstOfNotes(step) : Optional.empty();
    }

    /** Everything that would help with a refusal, in the order of the steps. */
    static List<String> about(List<TraceStep> steps) {
        List<TraceStep> all = new ArrayList<>();
        collect(steps, all);
        boolean oneKnowsTheAuthority = all.stream().anyMatch(Advice::refusesCertificateOfItsAuthority);
        return all.stream()
                .filter(step -> !oneKnowsTheAuthority || !step.reason().endsWith(UNKNOWN_AUTHORITY))
                .flatMap(step -> about(step).stream())
                .distinct()
                .toList();
    }

    private static void collect(List<TraceStep> steps, List<TraceStep> all) {
        for (TraceStep step : steps) {
            all.add(step);
            collect(step.children(), all);
        }
    }

    /** The front proxy and client certificates are looked up in different files: a certificate is of one of them at most. */
    private static boolean refusesCertificateOfItsAuthority(TraceStep step) {
        return isFailure(step)
                && step.children().isEmpty()
                && step.reason().contains("x509: ")
                && !step.reason().endsWith(UNKNOWN_AUTHORITY);
    }

    private static boolean isFailure(TraceStep step) {
        return step.answer() == Answer.REFUSED || step.answer() == Answer.COULD_NOT_CHECK;
    }

    private static Optional<String> firstOfNotes(TraceStep step) {
        // legacy tokens are of one issuer for ever, so that says nothing about any other token
        return step.notes().stream()
                .filter(note -> !note.endsWith("[kubernetes/serviceaccount]"))
                .flatMap(note -> firstOf(NOTES, note).stream())
                .findFirst();
    }

    private static Optional<String> firstOf(List<Rule> rules, String text) {
        return rules.stream().flatMap(rule -> rule.apply(text).stream()).findFirst();
    }

    private static Rule rule(String said, String advice) {
        return new Rule(Pattern.compile(said), advice);
    }

    /**
     * A piece of advice.
     *
     * @param said what an authenticator says, somewhere in its message
     * @param advice what helps then; $1 is what the first group of {@code said} matched
     */
    private record Rule(Pattern said, String advice) {

        Optional<String> apply(String text) {
            Matcher matcher = said.matcher(text);
            if (!matcher.find()) {
                return Optional.empty();
            }
            String filled = advice;
            for (int group = matcher.groupCount(); group > 0; group--) {
                String value = matcher.group(group);
                filled = filled.replace("$" + group, value == null ? "" : value);
            }
            return Optional.of(filled);
        }
    }
}

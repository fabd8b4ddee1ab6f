package io.github.kubeauthn.cli.lint;

import io.github.kubeauthn.apiserver.flags.KubeApiServerFlags;
import io.github.kubeauthn.sa.objects.ClusterState;
import java.util.ArrayList;
import java.util.List;

/** What kube-apiserver accepts among flags, and people regret. */
final class Regrets {

    private static final String LEGACY_TOKEN = "kubernetes.io/service-account-token";

    private final KubeApiServerFlags flags;
    private final List<Finding> findings = new ArrayList<>();

    private Regrets(KubeApiServerFlags flags) {
        this.flags = flags;
    }

    static List<Finding> check(KubeApiServerFlags flags) {
        Regrets regrets = new Regrets(flags);
        regrets.frontProxy();
        regrets.anonymous();
        regrets.tokens();
        regrets.issuers();
        return regrets.findings;
    }

    /** What people regret about a cluster's objects. */
    static List<Finding> check(ClusterState objects) {
        List<String> legacy = objects.secrets().stream()
                .filter(secret -> secret.type().equals(LEGACY_TOKEN))
                .map(secret -> secret.namespace() + "/" + secret.name())
                .toList();
        return legacy.isEmpty()
                ? List.of()
                : List.of(Finding.warning(
                        "--objects",
                        "legacy tokens are in use, which never expire: those of the Secrets " + legacy
                                + "; let the kubelet get tokens for pods, use kubectl create token for others, and delete the"
                                + " Secrets"));
    }

    private void frontProxy() {
        String proxyCa = only("requestheader-client-ca-file");
        if (proxyCa.isEmpty() || !flags.values("requestheader-allowed-names").isEmpty()) {
            return;
        }
        warn(
                "requestheader-allowed-names",
                "no names are allowed, so every certificate of --requestheader-client-ca-file may say who its users are:"
                        + " name the proxy (front-proxy-client)");
    }

    private void anonymous() {
        boolean asked = flags.values("anonymous-auth").contains("true");
        if (asked && !flags.allowsAnonymous()) {
            warn(
                    "anonymous-auth",
                    "anonymous requests are off although the flag is on, because the authorization mode allows everything"
                            + " (AlwaysAllow, or no --authorization-mode at all): health checks without a credential get 401;"
                            + " give --authorization-mode=Node,RBAC");
        } else if (flags.allowsAnonymous()
                && flags.values("authentication-config").isEmpty()) {
            warn(
                    "anonymous-auth",
                    "anonymous requests are open on every path, and a careless binding to system:unauthenticated opens the"
                            + " cluster: limit them to /livez, /readyz and /healthz by anonymous.conditions of"
                            + " --authentication-config");
        }
        if (flags.values("authorization-mode").contains("AlwaysAllow")) {
            warn("authorization-mode", "AlwaysAllow lets everybody who is authenticated do everything");
        }
    }

    private void tokens() {
        if (!only("token-auth-file").isEmpty()) {
            warn(
                    "token-auth-file",
                    "the tokens of a file never expire, stand there in clear, and change only by a restart: use service"
                            + " account tokens, certificates or an OIDC issuer");
        }
        if (flags.values("service-account-lookup").contains("false")) {
            warn(
                    "service-account-lookup",
                    "without the lookup a legacy token stays good for ever, even when its Secret is deleted");
        }
        if (!only("basic-auth-file").isEmpty()) {
            warn("basic-auth-file", "kube-apiserver has had no such flag since 1.19");
        }
        if (!only("authentication-token-webhook-config-file").isEmpty()
                && flags.values("authentication-token-webhook-version").contains("v1beta1")) {
            warn(
                    "authentication-token-webhook-version",
                    "the webhook is asked by v1beta1, which is the default and old: give"
                            + " --authentication-token-webhook-version=v1 if it knows that");
        }
    }

    private void issuers() {
        List<String> issuers = flags.values("service-account-issuer");
        if (!issuers.isEmpty() && !issuers.get(0).startsWith("https://")) {
            warn(
                    "service-account-issuer",
                    issuers.get(0) + " is no https URL, so nobody else can verify the tokens by OIDC discovery");
        }
        List<String> audiences = flags.values("api-audiences");
        if (!audiences.isEmpty() && !issuers.isEmpty() && !audiences.contains(issuers.get(0))) {
            warn(
                    "api-audiences",
                    audiences + " does not hold the issuer " + issuers.get(0)
                            + ": tokens that were made for the issuer as audience, as is the default, get 401");
        }
    }

    private String only(String flag) {
        List<String> values = flags.values(flag);
        return values.isEmpty() ? "" : values.get(0);
    }

    private void warn(String flag, String message) {
        findings.add(Finding.warning("--" + flag, message));
    }
}

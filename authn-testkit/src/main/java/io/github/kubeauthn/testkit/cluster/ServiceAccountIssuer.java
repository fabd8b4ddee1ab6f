package io.github.kubeauthn.testkit.cluster;

import io.github.kubeauthn.sa.objects.Node;
import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.testkit.token.ServiceAccountTokens;
import io.github.kubeauthn.testkit.token.TokenBuilder;
import io.github.kubeauthn.token.cluster.Secret;

/**
 * Issues tokens for the ServiceAccounts of a cluster, good ones unless told otherwise. Immutable.
 *
 * @param tokens the same for who has only names and uids
 * @param cluster where Secrets of tokens go
 */
public record ServiceAccountIssuer(ServiceAccountTokens tokens, TestCluster cluster) {

    /** A token as TokenRequest issues it, bound to nothing but the ServiceAccount. */
    public TokenBuilder token(ServiceAccount account) {
        return tokens.bound(account.namespace(), account.name(), account.uid());
    }

    /** A token that is bound to a Pod. */
    public TokenBuilder token(ServiceAccount account, Pod pod) {
        return tokens.boundToPod(account.namespace(), account.name(), account.uid(), pod.name(), pod.uid());
    }

    /** A token that is bound to a Secret. */
    public TokenBuilder token(ServiceAccount account, Secret secret) {
        return tokens.boundToSecret(account.namespace(), account.name(), account.uid(), secret.name(), secret.uid());
    }

    /** A token that is bound to a Node. */
    public TokenBuilder token(ServiceAccount account, Node node) {
        return tokens.boundToNode(account.namespace(), account.name(), account.uid(), node.name(), node.uid());
    }

    /** A token that never expires, and the Secret in which it stands, as a controller makes both. */
    public String legacyToken(ServiceAccount account, String secret) {
        String token = tokens.legacy(account.namespace(), account.name(), account.uid(), secret)
                .sign();
        cluster.add(KubeObjects.serviceAccountToken(account, secret, token));
        return token;
    }

    /** Neither keys nor objects. */
    @Override
    public String toString() {
        return "ServiceAccountIssuer[" + tokens.issuer() + "]";
    }
}

package io.github.kubeauthn.sa;

import io.github.kubeauthn.api.UserInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user that a bound token stands for, with what it is bound to in {@code extra}. */
final class BoundUser {

    private static final String PREFIX = "authentication.kubernetes.io/";
    private static final Keys POD = Keys.of("pod");
    private static final Keys NODE = Keys.of("node");
    private static final Keys VALIDATING_WEBHOOK = Keys.of("validatingwebhookconfiguration");
    private static final Keys MUTATING_WEBHOOK = Keys.of("mutatingwebhookconfiguration");
    private static final String API_GROUPS =
            "attestation.authentication.kubernetes.io/" + BoundObjects.API_GROUPS_ATTESTATION;

    private BoundUser() {}

    static UserInfo of(BoundClaims claims, String tokenId) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        putBoth(extra, POD, claims.pod());
        if (!tokenId.isEmpty()) {
            extra.put(UserInfo.CREDENTIAL_ID_KEY, List.of("JTI=" + tokenId));
        }
        putNode(extra, claims.node());
        putBoth(extra, VALIDATING_WEBHOOK, claims.validatingWebhook());
        putBoth(extra, MUTATING_WEBHOOK, claims.mutatingWebhook());
        putApiGroups(extra, claims);
        ObjectReference account = claims.serviceAccount();
        return new ServiceAccountName(claims.namespace(), account.name()).user(account.uid(), extra);
    }

    private static void putBoth(Map<String, List<String>> extra, Keys keys, @Nullable ObjectReference reference) {
        if (reference != null && !reference.name().isEmpty() && !reference.uid().isEmpty()) {
            extra.put(keys.name, List.of(reference.name()));
            extra.put(keys.uid, List.of(reference.uid()));
        }
    }

    private static void putNode(Map<String, List<String>> extra, @Nullable ObjectReference node) {
        if (node == null || node.name().isEmpty()) {
            return;
        }
        extra.put(NODE.name, List.of(node.name()));
        if (!node.uid().isEmpty()) {
            extra.put(NODE.uid, List.of(node.uid()));
        }
    }

    /** An attestation counts only beside the webhook that it was made for. */
    private static void putApiGroups(Map<String, List<String>> extra, BoundClaims claims) {
        boolean webhook = claims.validatingWebhook() != null || claims.mutatingWebhook() != null;
        List<String> groups = claims.attestations().getOrDefault(BoundObjects.API_GROUPS_ATTESTATION, List.of());
        if (webhook && !groups.isEmpty()) {
            extra.put(API_GROUPS, groups);
        }
    }

    /** Under what an object stands in {@code extra}. */
    private record Keys(String name, String uid) {

        private static Keys of(String kind) {
            return new Keys(PREFIX + kind + "-name", PREFIX + kind + "-uid");
        }
    }
}

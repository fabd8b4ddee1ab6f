package io.github.kubeauthn.sa;

import io.github.kubeauthn.sa.objects.Pod;
import io.github.kubeauthn.sa.objects.ServiceAccount;
import io.github.kubeauthn.token.jose.JwtClaims;
import io.github.kubeauthn.token.jose.NumericDate;
import io.github.kubeauthn.token.json.StructReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claim {@code kubernetes.io} of a bound token; a reference that is not there is null. */
record BoundClaims(
        String namespace,
        ObjectReference serviceAccount,
        @Nullable ObjectReference pod,
        @Nullable ObjectReference secret,
        @Nullable ObjectReference node,
        @Nullable ObjectReference validatingWebhook,
        @Nullable ObjectReference mutatingWebhook,
        Map<String, List<String>> attestations,
        @Nullable NumericDate warnAfter) {

    static final String GO_TYPE = "serviceaccount.privateClaims";

    static BoundClaims read(StructReader root) {
        StructReader fields = root.struct("kubernetes.io", "serviceaccount.kubernetes");
        return new BoundClaims(
                fields.string("namespace"),
                ObjectReference.read(fields.struct("serviceaccount", ObjectReference.GO_TYPE)),
                reference(fields, "pod"),
                reference(fields, "secret"),
                reference(fields, "node"),
                reference(fields, "validatingwebhookconfiguration"),
                reference(fields, "mutatingwebhookconfiguration"),
                fields.stringListMap("attestations", "authentication.AttestationValue"),
                JwtClaims.numericDate(fields, "warnafter"));
    }

    /**
     * The same, but with the strings of the objects that these claims name, as far as they are equal.
     *
     * @param account null if there is none, as {@code existingPod}
     */
    BoundClaims inWordsOf(@Nullable ServiceAccount account, @Nullable Pod existingPod) {
        return new BoundClaims(
                account == null ? namespace : shared(namespace, account.namespace()),
                account == null ? serviceAccount : serviceAccount.inWordsOf(account.name(), account.uid()),
                existingPod == null || pod == null ? pod : pod.inWordsOf(existingPod.name(), existingPod.uid()),
                secret,
                node,
                validatingWebhook,
                mutatingWebhook,
                attestations,
                warnAfter);
    }

    /** The other text where it says the same. */
    static String shared(String own, String other) {
        return other.equals(own) ? other : own;
    }

    private static @Nullable ObjectReference reference(StructReader fields, String name) {
        Optional<StructReader> reference = fields.pointer(name, ObjectReference.GO_TYPE);
        return reference.isPresent() ? ObjectReference.read(reference.get()) : null;
    }
}

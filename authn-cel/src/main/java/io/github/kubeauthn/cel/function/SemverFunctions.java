package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.INT;
import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.cel.object.Semver;
import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Type;
import org.jspecify.annotations.Nullable;

/** Kubernetes' functions of semantic versions ({@code pkg/cel/library/semverlib.go} of k8s.io/apiserver). */
final class SemverFunctions {

    private static final Type SEMVER = Semver.TYPE;

    private SemverFunctions() {}

    static void declare(Functions functions) {
        functions.global("semver", "string_to_semver", SEMVER, a -> orError(parse(a, false)), STRING);
        functions.global(
                "semver", "string_bool_to_semver", SEMVER, (a, b) -> orError(parse(a, (Boolean) b)), STRING, BOOL);
        functions.global("isSemver", "is_semver_string", BOOL, a -> parse(a, false) != null, STRING);
        functions.global(
                "isSemver", "is_semver_string_bool", BOOL, (a, b) -> parse(a, (Boolean) b) != null, STRING, BOOL);
        functions.member("isGreaterThan", "semver_is_greater_than", BOOL, (a, b) -> compare(a, b) > 0, SEMVER, SEMVER);
        functions.member("isLessThan", "semver_is_less_than", BOOL, (a, b) -> compare(a, b) < 0, SEMVER, SEMVER);
        functions.member("compareTo", "semver_compare_to", INT, SemverFunctions::compare, SEMVER, SEMVER);
        functions.member("major", "semver_major", INT, a -> ((Semver) a).major(), SEMVER);
        functions.member("minor", "semver_minor", INT, a -> ((Semver) a).minor(), SEMVER);
        functions.member("patch", "semver_patch", INT, a -> ((Semver) a).patch(), SEMVER);
    }

    private static @Nullable Semver parse(Object text, boolean normalize) {
        return normalize ? Semver.parseNormalized((String) text) : Semver.parse((String) text);
    }

    private static Object orError(@Nullable Semver version) {
        return version == null ? new CelError("no semantic version") : version;
    }

    private static long compare(Object a, Object b) {
        return ((Semver) a).compareTo((Semver) b);
    }
}

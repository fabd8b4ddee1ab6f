package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.Type;

/**
 * Kubernetes' functions of the variable {@code authorizer}. Authentication has no such variable, but declares them: a call
 * on a dynamic value compiles, costs what it costs, and fails.
 */
final class AuthorizerFunctions {

    private static final Type AUTHORIZER = Type.struct("kubernetes.authorization.Authorizer");
    private static final Type PATH_CHECK = Type.struct("kubernetes.authorization.PathCheck");
    private static final Type GROUP_CHECK = Type.struct("kubernetes.authorization.GroupCheck");
    private static final Type RESOURCE_CHECK = Type.struct("kubernetes.authorization.ResourceCheck");
    private static final Type DECISION = Type.struct("kubernetes.authorization.Decision");

    private static final Binding.Unary NEVER = a -> CelError.noSuchOverload();
    private static final Binding.Binary NEVER_WITH = (a, b) -> CelError.noSuchOverload();

    private AuthorizerFunctions() {}

    static void declare(Functions functions) {
        functions.member("path", "authorizer_path", PATH_CHECK, NEVER_WITH, AUTHORIZER, STRING);
        functions.member("group", "authorizer_group", GROUP_CHECK, NEVER_WITH, AUTHORIZER, STRING);
        functions.memberVariadic(
                "serviceAccount",
                "authorizer_serviceaccount",
                AUTHORIZER,
                args -> CelError.noSuchOverload(),
                AUTHORIZER,
                STRING,
                STRING);
        functions.member("resource", "groupcheck_resource", RESOURCE_CHECK, NEVER_WITH, GROUP_CHECK, STRING);
        functions.member(
                "subresource", "resourcecheck_subresource", RESOURCE_CHECK, NEVER_WITH, RESOURCE_CHECK, STRING);
        functions.member("namespace", "resourcecheck_namespace", RESOURCE_CHECK, NEVER_WITH, RESOURCE_CHECK, STRING);
        functions.member("name", "resourcecheck_name", RESOURCE_CHECK, NEVER_WITH, RESOURCE_CHECK, STRING);
        functions.member("check", "pathcheck_check", DECISION, NEVER_WITH, PATH_CHECK, STRING);
        functions.member("check", "resourcecheck_check", DECISION, NEVER_WITH, RESOURCE_CHECK, STRING);
        functions.member("errored", "decision_errored", BOOL, NEVER, DECISION);
        functions.member("error", "decision_error", STRING, NEVER, DECISION);
        functions.member("allowed", "decision_allowed", BOOL, NEVER, DECISION);
        functions.member("reason", "decision_reason", STRING, NEVER, DECISION);
        functions.member(
                "fieldSelector", "authorizer_fieldselector", RESOURCE_CHECK, NEVER_WITH, RESOURCE_CHECK, STRING);
        functions.member(
                "labelSelector", "authorizer_labelselector", RESOURCE_CHECK, NEVER_WITH, RESOURCE_CHECK, STRING);
    }
}

package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.cli.document.ApiObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which resources there are: enough for clients that look before they ask. */
final class Discovery {

    private static final String GROUP = "authentication.k8s.io";
    private static final Map<String, String> VERSION = Map.of("groupVersion", GROUP + "/v1", "version", "v1");

    private Discovery() {}

    /** {@code /api}. */
    static Reply versions() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", "APIVersions");
        document.put("versions", List.of("v1"));
        document.put("serverAddressByClientCIDRs", List.of());
        return Reply.json(200, document);
    }

    /** {@code /apis}. */
    static Reply groups() {
        Map<String, Object> document = ApiObjects.object("v1", "APIGroupList");
        document.put("groups", List.of(groupMembers()));
        return Reply.json(200, document);
    }

    /** {@code /apis/authentication.k8s.io}. */
    static Reply group() {
        Map<String, Object> document = ApiObjects.object("v1", "APIGroup");
        document.putAll(groupMembers());
        return Reply.json(200, document);
    }

    private static Map<String, Object> groupMembers() {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", GROUP);
        group.put("versions", List.of(VERSION));
        group.put("preferredVersion", VERSION);
        return group;
    }

    /** {@code /apis/authentication.k8s.io/v1}. */
    static Reply authenticationResources() {
        return resources(
                GROUP + "/v1",
                List.of(
                        resource(
                                "selfsubjectreviews",
                                "selfsubjectreview",
                                false,
                                "SelfSubjectReview",
                                List.of("create")),
                        resource("tokenreviews", "tokenreview", false, "TokenReview", List.of("create"))));
    }

    /** {@code /api/v1}. */
    static Reply coreResources() {
        Map<String, Object> token = resource("serviceaccounts/token", "", true, "TokenRequest", List.of("create"));
        token.put("group", GROUP);
        token.put("version", "v1");
        return resources(
                "v1", List.of(resource("serviceaccounts", "serviceaccount", true, "ServiceAccount", List.of()), token));
    }

    private static Reply resources(String groupVersion, List<Map<String, Object>> resources) {
        Map<String, Object> document = ApiObjects.object("v1", "APIResourceList");
        document.put("groupVersion", groupVersion);
        document.put("resources", resources);
        return Reply.json(200, document);
    }

    private static Map<String, Object> resource(
            String name, String singular, boolean namespaced, String kind, List<String> verbs) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", name);
        resource.put("singularName", singular);
        resource.put("namespaced", namespaced);
        resource.put("kind", kind);
        resource.put("verbs", verbs);
        return resource;
    }
}

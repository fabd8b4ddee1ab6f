package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.BOOL;
import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.api.text.GoUrl;
import io.github.kubeauthn.cel.object.Url;
import io.github.kubeauthn.cel.object.UrlQuery;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.StringList;
import io.github.kubeauthn.cel.value.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kubernetes' functions of URLs ({@code pkg/cel/library/urls.go} of k8s.io/apiserver). */
final class UrlFunctions {

    private UrlFunctions() {}

    static void declare(Functions functions) {
        functions.global("url", "string_to_url", Url.TYPE, a -> Url.parse((String) a), STRING);
        functions.global(
                "isURL", "is_url_string", BOOL, a -> GoUrl.parseRequestTarget((String) a) instanceof GoUrl, STRING);
        functions.member("getScheme", "url_get_scheme", STRING, a -> ((Url) a).scheme(), Url.TYPE);
        functions.member("getHost", "url_get_host", STRING, a -> ((Url) a).host(), Url.TYPE);
        functions.member("getHostname", "url_get_hostname", STRING, a -> ((Url) a).hostName(), Url.TYPE);
        functions.member("getPort", "url_get_port", STRING, a -> ((Url) a).port(), Url.TYPE);
        functions.member("getEscapedPath", "url_get_escaped_path", STRING, a -> ((Url) a).escapedPath(), Url.TYPE);
        functions.member(
                "getQuery",
                "url_get_query",
                Type.map(STRING, Type.list(STRING)),
                a -> query(((Url) a).query()),
                Url.TYPE);
    }

    private static CelMap query(String query) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        UrlQuery.parse(query).forEach((name, values) -> entries.put(name, new StringList(values)));
        return CelMap.of(entries);
    }
}

package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelObject;
import io.github.kubeauthn.cel.value.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A format of strings that Kubernetes has a name for ({@code pkg/cel/library/format.go} of k8s.io/apiserver). */
public final class NamedFormat implements CelObject {

    /** Its type. */
    public static final Type TYPE = Type.struct("kubernetes.NamedFormat");

    private static final Map<String, NamedFormat> ALL = new LinkedHashMap<>();

    static {
        add("dns1123Label", 30, KubernetesNames::dns1123Label);
        add("dns1123Subdomain", 60, KubernetesNames::dns1123Subdomain);
        add("dns1035Label", 30, KubernetesNames::dns1035Label);
        add("qualifiedName", 60, KubernetesNames::qualifiedName);
        add("dns1123LabelPrefix", 30, name -> KubernetesNames.dns1123Label(KubernetesNames.asPrefix(name)));
        add("dns1123SubdomainPrefix", 60, name -> KubernetesNames.dns1123Subdomain(KubernetesNames.asPrefix(name)));
        add("dns1035LabelPrefix", 30, name -> KubernetesNames.dns1035Label(KubernetesNames.asPrefix(name)));
        add("labelValue", 40, KubernetesNames::labelValue);
        add("uri", 1103, OpenApiFormats::uri);
        add("uuid", 70, OpenApiFormats::uuid);
        add("byte", 84, OpenApiFormats::base64);
        add("date", 71, OpenApiFormats::date);
        add("datetime", 71, OpenApiFormats::dateTime);
    }

    private final String name;
    private final int regexSize;
    private final Function<String, List<String>> faults;

    private NamedFormat(String name, int regexSize, Function<String, List<String>> faults) {
        this.name = name;
        this.regexSize = regexSize;
        this.faults = faults;
    }

    private static void add(String name, int regexSize, Function<String, List<String>> faults) {
        ALL.put(name, new NamedFormat(name, regexSize, faults));
    }

    /** All of them by their names. */
    public static Map<String, NamedFormat> all() {
        return Collections.unmodifiableMap(ALL);
    }

    /** What is wrong with {@code text}; empty if nothing is. */
    public List<String> faults(String text) {
        return faults.apply(text);
    }

    /** How long Kubernetes takes its regular expression for, where it counts the cost of validating. */
    public int regexSize() {
        return regexSize;
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public Object equalTo(Object other) {
        return other instanceof NamedFormat format ? (Object) name.equals(format.name) : CelError.noSuchOverload(other);
    }

    @Override
    public boolean hashable() {
        return false;
    }
}

package io.github.kubeauthn.cel.function;

import static io.github.kubeauthn.cel.value.Type.STRING;

import io.github.kubeauthn.cel.object.NamedFormat;
import io.github.kubeauthn.cel.value.CelOptional;
import io.github.kubeauthn.cel.value.StringList;
import io.github.kubeauthn.cel.value.Type;
import java.util.List;

/** Kubernetes' functions of named formats ({@code pkg/cel/library/format.go} of k8s.io/apiserver). */
final class FormatFunctions {

    private FormatFunctions() {}

    static void declare(Functions functions) {
        functions.member(
                "validate",
                "format-validate",
                Type.optional(Type.list(STRING)),
                (format, text) -> validate((NamedFormat) format, (String) text),
                NamedFormat.TYPE,
                STRING);
        functions.global(
                "format.named", "format-named", Type.optional(NamedFormat.TYPE), name -> named((String) name), STRING);
        NamedFormat.all().forEach((name, format) -> {
            String function = "format." + name;
            functions.globalVariadic(function, function, NamedFormat.TYPE, args -> format);
        });
    }

    private static CelOptional validate(NamedFormat format, String text) {
        List<String> faults = format.faults(text);
        return faults.isEmpty() ? CelOptional.none() : CelOptional.of(new StringList(faults));
    }

    private static CelOptional named(String name) {
        NamedFormat format = NamedFormat.all().get(name);
        return format == null ? CelOptional.none() : CelOptional.of(format);
    }
}

package io.github.kubeauthn.conformance.vector;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration to be validated.
 *
 * @param yaml an AuthenticationConfiguration file; not looked at where there are flags
 * @param disallowedIssuers the issuers that it must not name
 * @param flags a kube-apiserver command line; absent where the file is asked about
 */
public record ConfigurationCase(
        String id,
        String yaml,
        List<String> disallowedIssuers,
        @JsonSetter(nulls = Nulls.SET) @Nullable List<String> flags) {}

package io.github.kubeauthn.apiserver.flags;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The flag {@code --feature-gates}, by the rules of {@code k8s.io/component-base/featuregate}. */
final class FeatureGates extends FlagValue {

    static final String CERTIFICATE_UID = "AllowParsingUserUIDFromCertAuth";
    static final String REQUEST_HEADER_UID = "RemoteRequestHeaderUID";
    static final String WEBHOOK_TOKENS = "APIServerWebhookAuthenticationToken";
    static final String EGRESS_SELECTOR = "StructuredAuthenticationConfigurationEgressSelector";

    private static final Map<String, String> STAGES_SWITCHED_TOGETHER = Map.of("AllAlpha", "alpha", "AllBeta", "beta");

    private final Map<String, Gate> known = readKnown();
    private final Map<String, Boolean> requested = new TreeMap<>();
    private Map<String, Boolean> enabled = Map.of();

    boolean enabled(String gate) {
        return enabled.getOrDefault(gate, Objects.requireNonNull(known.get(gate)).byDefault);
    }

    @Override
    void accept(String argument) throws FlagValueException {
        for (String pair : argument.split(",", -1)) {
            if (!pair.isEmpty()) {
                request(pair);
            }
        }
        enabled = resolve();
        requireDependencies();
    }

    private void request(String pair) throws FlagValueException {
        int equals = pair.indexOf('=');
        String name = (equals < 0 ? pair : pair.substring(0, equals)).strip();
        if (equals < 0) {
            throw new FlagValueException("missing bool value for " + name);
        }
        String value = pair.substring(equals + 1).strip();
        try {
            requested.put(name.startsWith("kube:") ? name.substring("kube:".length()) : name, GoLiterals.bool(value));
        } catch (FlagValueException e) {
            throw new FlagValueException("invalid value of " + name + "=" + value + ", err: " + e.getMessage());
        }
    }

    private Map<String, Boolean> resolve() throws FlagValueException {
        Map<String, Boolean> resolved = new LinkedHashMap<>();
        List<String> errors = new ArrayList<>();
        for (Map.Entry<String, Boolean> request : requested.entrySet()) {
            String name = request.getKey();
            Gate gate = known.get(name);
            if (gate == null) {
                throw new FlagValueException("unrecognized feature gate: " + name);
            }
            if (gate.locked && gate.byDefault != request.getValue()) {
                errors.add("cannot set feature gate " + name + " to " + request.getValue() + ", feature is locked to "
                        + gate.byDefault);
            }
            resolved.put(name, request.getValue());
        }
        throwIfAny(errors);
        STAGES_SWITCHED_TOGETHER.forEach((name, stage) -> {
            Boolean all = requested.get(name);
            if (all != null) {
                known.values().stream()
                        .filter(gate -> gate.stage.equals(stage))
                        .forEach(gate -> resolved.putIfAbsent(gate.name, all));
            }
        });
        return resolved;
    }

    private void requireDependencies() throws FlagValueException {
        List<String> errors = new ArrayList<>();
        for (Gate gate : known.values()) {
            List<String> missing =
                    gate.needs.stream().filter(need -> !enabled(need)).toList();
            if (!missing.isEmpty() && enabled(gate.name)) {
                errors.add(gate.name + " is enabled, but depends on features that are disabled: ["
                        + String.join(" ", missing) + "]");
            }
        }
        throwIfAny(errors);
    }

    private static void throwIfAny(List<String> errors) throws FlagValueException {
        if (errors.size() == 1) {
            throw new FlagValueException(errors.get(0));
        }
        if (!errors.isEmpty()) {
            throw new FlagValueException("[" + String.join(", ", errors) + "]");
        }
    }

    private static Map<String, Gate> readKnown() {
        Map<String, Gate> gates = new LinkedHashMap<>();
        try (InputStream resource = FeatureGates.class.getResourceAsStream("feature-gates.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Gate::read)
                    .forEach(gate -> gates.put(gate.name, gate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gates;
    }

    private record Gate(String name, boolean byDefault, String stage, boolean locked, List<String> needs) {

        static Gate read(String line) {
            String[] words = line.split(" ", -1);
            return new Gate(
                    words[0],
                    Boolean.parseBoolean(words[1]),
                    words[2],
                    words[3].equals("locked"),
                    List.of(words).subList(4, words.length));
        }
    }
}

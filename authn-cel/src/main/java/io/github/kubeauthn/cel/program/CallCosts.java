package io.github.kubeauthn.cel.program;

import io.github.kubeauthn.cel.object.Cidr;
import io.github.kubeauthn.cel.object.NamedFormat;
import io.github.kubeauthn.cel.value.Bytes;
import io.github.kubeauthn.cel.value.CelList;
import io.github.kubeauthn.cel.value.CelMap;
import io.github.kubeauthn.cel.value.CelObject;
import io.github.kubeauthn.cel.value.CelOptional;
import io.github.kubeauthn.cel.value.CodePoints;
import io.github.kubeauthn.cel.value.EvaluationAborted;
import io.github.kubeauthn.cel.value.Sizes;
import org.jspecify.annotations.Nullable;

/**
 * What calls cost: first as CEL's extensions say it for signatures, then as Kubernetes says it for functions
 * ({@code pkg/cel/library/cost.go} of k8s.io/apiserver), then as CEL says it for signatures.
 */
final class CallCosts {

    private static final long CREATE_LIST = 10;
    private static final double TRAVERSE = 0.1;
    private static final double REGEX = 0.25;

    private static final CallCost ONE = (a, b, result) -> 1;

    private CallCosts() {}

    /**
     * What a call costs.
     *
     * @param overloadId the only signature that the types allow; null if they allow several
     * @param arguments how many arguments it has, its target included
     */
    static CallCost of(String function, @Nullable String overloadId, int arguments) {
        String overload = overloadId == null ? "" : overloadId;
        CallCost cost = ofExtension(overload, arguments);
        if (cost == null) {
            cost = arguments == 0 ? null : ofKubernetes(function, overload, arguments);
        }
        return cost == null ? ofStandard(overload) : cost;
    }

    private static @Nullable CallCost ofExtension(String overload, int arguments) {
        return switch (overload) {
            case "list_slice", "lists_range", "list_reverse" -> (a, b, result) -> Sizes.of(result) + 1 + CREATE_LIST;
            case "list_flatten" -> (a, b, result) -> Sizes.of(a) + 1 + CREATE_LIST;
            case "list_flatten_int" -> (a, b, result) -> flatten(a, b);
            case "list_distinct" -> (a, b, result) -> selfCompare(a);
            case "list_sets_contains_list", "list_sets_intersects_list" -> (a, b, result) -> 1 + product(a, b, 1);
            case "list_sets_equivalent_list" -> (a, b, result) -> 1 + product(a, b, 2);
            default -> {
                if (overload.startsWith("list_") && overload.endsWith("_sort") && arguments == 1) {
                    yield (a, b, result) -> selfCompare(a);
                }
                yield overload.endsWith("_sortByAssociatedKeys") ? (a, b, result) -> selfCompare(b) : null;
            }
        };
    }

    private static long flatten(Object list, Object depth) {
        if (!(depth instanceof Long levels)) {
            throw EvaluationAborted.internal("interface conversion: ref.Val is not types.Int");
        }
        return (long) (Sizes.of(list) * (levels < 0 ? 1.0 : (double) levels)) + 1 + CREATE_LIST;
    }

    private static long selfCompare(Object argument) {
        if (!(argument instanceof CelList list)) {
            throw EvaluationAborted.internal("interface conversion: ref.Val is not traits.Lister");
        }
        long size = list.size();
        boolean text = size > 0 && (list.get(0) instanceof String || list.get(0) instanceof Bytes);
        return (long) ((double) size * size * (text ? 2 + TRAVERSE : 2)) + 1 + CREATE_LIST;
    }

    private static long product(Object a, Object b, int factor) {
        return (long) ((double) Sizes.of(a) * Sizes.of(b) * factor);
    }

    private static @Nullable CallCost ofKubernetes(String function, String overload, int arguments) {
        return switch (function) {
            case "check" -> (a, b, result) -> 350_000;
            case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf", "includes" -> (a, b, result) -> traverse(a);
            case "url", "lowerAscii", "upperAscii", "substring", "trim", "cidr", "isIP", "isCIDR" -> firstSize(1);
            case "quantity", "isQuantity", "semver", "isSemver" -> firstSize(1);
            case "replace", "split", "ip.isCanonical" -> firstSize(2);
            case "join" -> (a, b, result) -> traversal(Sizes.of(result) * 2);
            case "ip" -> overload.equals("cidr_ip") ? ONE : firstSize(1);
            case "find", "findAll" -> arguments < 2 ? null : (a, b, result) -> regex(Sizes.of(a), Sizes.of(b));
            case "containsIP" -> containment(overload.equals("cidr_contains_ip_string"), false);
            case "containsCIDR" -> containment(overload.equals("cidr_contains_cidr_string"), true);
            case "validate" ->
                (a, b, result) -> a instanceof NamedFormat format ? regex(Sizes.of(b), format.regexSize()) : 1;
            case "fieldSelector", "labelSelector" -> (a, b, result) -> selector(Sizes.of(b));
            case "_==_" -> (a, b, result) -> a instanceof CelObject ? 1 : smaller(a, b);
            default -> null;
        };
    }

    private static CallCost firstSize(int times) {
        return (a, b, result) -> traversal(Sizes.of(a) * times);
    }

    private static CallCost containment(boolean parses, boolean compares) {
        return (a, b, result) -> {
            long network = a instanceof Cidr cidr ? cidr.size() : Sizes.of(a);
            return traversal(network * 2)
                    + (compares ? traversal(network) + 1 : 0)
                    + (parses ? traversal(Sizes.of(b)) : 0);
        };
    }

    private static long selector(long length) {
        return CREATE_LIST + traversal(length) + (long) Math.ceil(Math.ceil(length * 0.5) * (CREATE_LIST + 40));
    }

    /** As if one walked through all of a value. */
    private static long traverse(Object value) {
        if (value instanceof String text) {
            return (long) (CodePoints.utf8Length(text) * TRAVERSE);
        }
        if (value instanceof Bytes bytes) {
            return (long) (bytes.size() * TRAVERSE);
        }
        long cost = 0;
        if (value instanceof CelList list) {
            for (long i = 0, size = list.size(); i < size && cost <= Execution.COST_LIMIT; i++) {
                cost += traverse(list.element(i));
            }
            return cost;
        }
        if (value instanceof CelMap map) {
            for (Object key : map.keys()) {
                cost += traverse(key) + traverse(map.member(key));
            }
            return cost;
        }
        return 1;
    }

    private static CallCost ofStandard(String overload) {
        return switch (overload) {
            case "starts_with_string", "ends_with_string" -> (a, b, result) -> traversal(size(b));
            case "string_to_bytes", "bytes_to_string", "strings_quote", "string_format" ->
                (a, b, result) -> traversal(size(a));
            case "in_list" -> (a, b, result) -> size(b);
            case "less_string",
                    "greater_string",
                    "less_equals_string",
                    "greater_equals_string",
                    "less_bytes",
                    "greater_bytes",
                    "less_equals_bytes",
                    "greater_equals_bytes",
                    "equals",
                    "not_equals" -> (a, b, result) -> smaller(a, b);
            case "add_string", "add_bytes" -> (a, b, result) -> traversal(size(a) + size(b));
            case "matches", "matches_string" -> (a, b, result) -> regex(size(a), size(b));
            case "contains_string" -> (a, b, result) -> traversal(size(a)) * traversal(size(b));
            default -> ONE;
        };
    }

    private static long smaller(Object a, Object b) {
        return traversal(Math.min(size(a), size(b)));
    }

    /** As {@link Sizes#of}, but an optional is as large as its value. */
    private static long size(Object value) {
        return value instanceof CelOptional optional && optional.hasValue() ? size(optional.value()) : Sizes.of(value);
    }

    private static long traversal(long size) {
        return (long) Math.ceil(size * TRAVERSE);
    }

    private static long regex(long textSize, long regexSize) {
        return (long) Math.ceil((1.0 + textSize) * TRAVERSE) * (long) Math.ceil(regexSize * REGEX);
    }
}

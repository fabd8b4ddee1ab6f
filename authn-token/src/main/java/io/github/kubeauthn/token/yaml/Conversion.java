package io.github.kubeauthn.token.yaml;

import io.github.kubeauthn.api.text.GoQuoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From nodes as written to values as meant: aliases, merges and scalars as go.yaml.in/yaml/v2 takes them. For one document. */
final class Conversion {

    // The bounds of go-yaml: how much of a document may come from aliases falls from 99 % to 10 % as it grows.
    private static final int SMALL = 400_000;
    private static final int LARGE = 4_000_000;

    private final List<String> duplicates = new ArrayList<>();
    private final Set<Node> openAliases = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;
    private int visited;
    private int visitedByAlias;

    YamlDocument document(@Nullable Node root, int line) throws YamlSyntaxException {
        YamlValue value = root == null ? new YamlValue.Nothing(line) : value(root);
        return new YamlDocument(value, duplicates);
    }

    private YamlValue value(Node node) throws YamlSyntaxException {
        enter(node);
        YamlValue value = valueOfKind(node);
        depth--;
        return value;
    }

    private YamlValue valueOfKind(Node node) throws YamlSyntaxException {
        if (node instanceof Node.Alias alias) {
            open(alias);
            YamlValue target = value(alias.target());
            openAliases.remove(alias);
            return target;
        }
        if (node instanceof Node.Scalar scalar) {
            return Scalars.value(scalar);
        }
        if (node instanceof Node.Sequence sequence) {
            List<YamlValue> items = new ArrayList<>(sequence.items().size());
            for (Node item : sequence.items()) {
                items.add(value(item));
            }
            return new YamlValue.Sequence(sequence.line(), items);
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        fill(entries, (Node.Mapping) node);
        return new YamlValue.Mapping(node.line(), entries);
    }

    private void fill(Map<String, YamlValue> entries, Node.Mapping mapping) throws YamlSyntaxException {
        for (Node.Entry entry : mapping.entries()) {
            if (entry.key() instanceof Node.Scalar scalar && scalar.isMergeKey()) {
                merge(entries, entry.value());
                continue;
            }
            String key = key(entry.key());
            if (entries.put(key, value(entry.value())) != null) {
                duplicates.add(
                        "line " + entry.value().line() + ": key " + GoQuoted.string(key) + " already set in map");
            }
        }
    }

    private String key(Node node) throws YamlSyntaxException {
        enter(node);
        depth--;
        Node target = node instanceof Node.Alias alias ? alias.target() : node;
        if (target instanceof Node.Scalar scalar) {
            return Scalars.key(scalar);
        }
        throw new YamlSyntaxException(node.line(), "invalid map key: it must be a scalar");
    }

    private void merge(Map<String, YamlValue> entries, Node source) throws YamlSyntaxException {
        if (source instanceof Node.Sequence sources) {
            // backwards, so that the earlier ones prevail
            for (int i = sources.items().size() - 1; i >= 0; i--) {
                mergeOne(entries, sources.items().get(i));
            }
        } else {
            mergeOne(entries, source);
        }
    }

    private void mergeOne(Map<String, YamlValue> entries, Node source) throws YamlSyntaxException {
        enter(source);
        if (source instanceof Node.Mapping mapping) {
            fill(entries, mapping);
        } else if (source instanceof Node.Alias alias && alias.target() instanceof Node.Mapping mapping) {
            open(alias);
            fill(entries, mapping);
            openAliases.remove(alias);
        } else {
            throw new YamlSyntaxException(source.line(), "map merge requires map or sequence of maps as the value");
        }
        depth--;
    }

    private void open(Node.Alias alias) throws YamlSyntaxException {
        if (!openAliases.add(alias)) {
            throw new YamlSyntaxException(alias.line(), "anchor '" + alias.anchor() + "' value contains itself");
        }
    }

    private void enter(Node node) throws YamlSyntaxException {
        depth++;
        visited++;
        if (!openAliases.isEmpty()) {
            visitedByAlias++;
        }
        if (visitedByAlias > 100 && visited > 1000 && visitedByAlias > allowedByAlias()) {
            throw new YamlSyntaxException(node.line(), "document contains excessive aliasing");
        }
        if (depth > YamlDocument.MAX_DEPTH) {
            throw new YamlSyntaxException(node.line(), "exceeded max depth of " + YamlDocument.MAX_DEPTH);
        }
    }

    private double allowedByAlias() {
        double growth = Math.min(1, Math.max(0, (visited - SMALL) / (double) (LARGE - SMALL)));
        return visited * (0.99 - 0.89 * growth);
    }
}

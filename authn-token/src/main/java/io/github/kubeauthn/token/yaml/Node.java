package io.github.kubeauthn.token.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the document as it is written, before aliases, merges and the meaning of scalars. */
sealed interface Node {

    int line();

    /**
     * A scalar.
     *
     * @param tag its tag in the long form; null if it has none
     * @param implicit whether its meaning follows from its text, as that of a plain scalar does
     */
    record Scalar(int line, @Nullable String tag, boolean implicit, String text) implements Node {

        boolean isMergeKey() {
            return text.equals("<<") && (implicit || Tags.MERGE.equals(tag));
        }
    }

    /** A sequence; filled while it is read, so that an alias inside it can mean it. */
    record Sequence(int line, List<Node> items) implements Node {

        Sequence(int line) {
            this(line, new ArrayList<>());
        }
    }

    /** A mapping; filled while it is read, so that an alias inside it can mean it. */
    record Mapping(int line, List<Entry> entries) implements Node {

        Mapping(int line) {
            this(line, new ArrayList<>());
        }
    }

    record Entry(Node key, Node value) {}

    record Alias(int line, String anchor, Node target) implements Node {}
}

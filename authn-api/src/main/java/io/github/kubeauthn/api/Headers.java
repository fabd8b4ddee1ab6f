package io.github.kubeauthn.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header fields of a request: names without regard to case, each with its values in the order of arrival. Immutable.
 *
 * <p>Names are kept in the canonical form of Go's {@code net/textproto} ({@code X-Remote-User}); a name with a character
 * that no header name may have is kept as it is, and so never equals a proper one. Values are text: an adapter whose
 * server reads header bytes as ISO 8859-1 must read them as UTF-8 instead, as Kubernetes does.
 */
public final class Headers {

    private static final Headers EMPTY = new Headers(Map.of());

    private final Map<String, List<String>> values;

    private Headers(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Headers empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The canonical names, in the order of arrival. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** All values of a header, in order; empty if the request has none of this name. */
    public List<String> values(String name) {
        List<String> found = values.get(name);
        if (found == null) {
            found = values.get(HeaderNames.canonical(name));
        }
        return found == null ? List.of() : found;
    }

    /** The first value of a header; the empty string if the request has none of this name. */
    public String first(String name) {
        List<String> found = values(name);
        return found.isEmpty() ? "" : found.get(0);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** These headers after the edits, in order. */
    public Headers edited(List<HeaderEdit> edits) {
        if (edits.isEmpty()) {
            return this;
        }
        Headers edited = this;
        for (int i = 0; i < edits.size(); i++) {
            HeaderEdit edit = edits.get(i);
            if (edit instanceof HeaderEdit.Remove remove) {
                edited = edited.without(remove.name());
            } else if (edit instanceof HeaderEdit.RemovePrefix remove) {
                edited = edited.withoutPrefix(remove.prefix());
            } else if (edit instanceof HeaderEdit.Replace replace) {
                edited = edited.with(replace.name(), replace.value());
            }
        }
        return edited;
    }

    private Headers without(String name) {
        String key = key(name);
        if (!values.containsKey(key)) {
            return this;
        }
        if (values.size() == 1) {
            return EMPTY;
        }
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        rest.remove(key);
        return new Headers(rest);
    }

    private Headers withoutPrefix(String prefix) {
        for (String name : values.keySet()) {
            if (HeaderNames.hasPrefixIgnoringCase(name, prefix)) {
                Map<String, List<String>> rest = new LinkedHashMap<>(values);
                rest.keySet().removeIf(each -> HeaderNames.hasPrefixIgnoringCase(each, prefix));
                return new Headers(rest);
            }
        }
        return this;
    }

    private Headers with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(key(name), List.of(value));
        return new Headers(more);
    }

    /** By what name a header is kept. In most cases it is asked for by that very name, which then needs not be spelled anew. */
    private String key(String name) {
        return values.containsKey(name) ? name : HeaderNames.canonical(name);
    }

    /** Only the names: values may be secret. */
    @Override
    public String toString() {
        return "Headers" + values.keySet();
    }

    /** Gathers the header fields of a request in the order of arrival. Not safe for use by several threads. */
    public static final class Builder {

        private final Map<String, List<String>> values = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a value behind those that the header already has. */
        public Builder add(String name, String value) {
            values.computeIfAbsent(HeaderNames.canonical(name), n -> new ArrayList<>(1))
                    .add(value);
            return this;
        }

        public Headers build() {
            if (values.isEmpty()) {
                return EMPTY;
            }
            Map<String, List<String>> copy = new LinkedHashMap<>(values);
            copy.replaceAll((name, list) -> List.copyOf(list));
            return new Headers(copy);
        }
    }
}

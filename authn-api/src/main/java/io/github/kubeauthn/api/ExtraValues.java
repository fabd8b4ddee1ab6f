package io.github.kubeauthn.api;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable copy of what an authenticator adds to a user, in order, and known as such: every further group would have it
 * copied again. A cache of tokens keeps one for each, so the few keys that most have lie in one array; a client can send many
 * more, which are looked up by hash.
 */
abstract class ExtraValues extends AbstractMap<String, List<String>> {

    private static final int FEW = 8;

    static ExtraValues of(Map<String, List<String>> original) {
        return original.size() > FEW ? new Many(original) : new Few(original);
    }

    /** Keys at even places, the values of each behind it. */
    private static final class Few extends ExtraValues {

        private final Object[] keysAndValues;

        private Few(Map<String, List<String>> original) {
            Object[] copy = new Object[2 * original.size()];
            int next = 0;
            for (Entry<String, List<String>> each : original.entrySet()) {
                copy[next++] = each.getKey();
                copy[next++] = List.copyOf(each.getValue());
            }
            this.keysAndValues = copy;
        }

        @SuppressWarnings("unchecked") // The constructor put nothing else there.
        private Entry<String, List<String>> at(int place) {
            return Map.entry((String) keysAndValues[place], (List<String>) keysAndValues[place + 1]);
        }

        @Override
        @SuppressWarnings("unchecked") // As above.
        public @Nullable List<String> get(@Nullable Object key) {
            for (int place = 0; place < keysAndValues.length; place += 2) {
                if (keysAndValues[place].equals(key)) {
                    return (List<String>) keysAndValues[place + 1];
                }
            }
            return null;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return get(key) != null;
        }

        @Override
        public int size() {
            return keysAndValues.length / 2;
        }

        @Override
        public Set<Entry<String, List<String>>> entrySet() {
            return new Entries();
        }

        private final class Entries extends AbstractSet<Entry<String, List<String>>> {

            @Override
            public int size() {
                return Few.this.size();
            }

            @Override
            public Iterator<Entry<String, List<String>>> iterator() {
                return new Iterator<>() {

                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < keysAndValues.length;
                    }

                    @Override
                    public Entry<String, List<String>> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        Entry<String, List<String>> entry = at(next);
                        next += 2;
                        return entry;
                    }
                };
            }
        }
    }

    private static final class Many extends ExtraValues {

        private final Map<String, List<String>> values;

        private Many(Map<String, List<String>> original) {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            original.forEach((key, each) -> copy.put(key, List.copyOf(each)));
            this.values = Collections.unmodifiableMap(copy);
        }

        @Override
        public @Nullable List<String> get(@Nullable Object key) {
            return values.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return values.containsKey(key);
        }

        @Override
        public Set<Entry<String, List<String>>> entrySet() {
            return values.entrySet();
        }
    }
}

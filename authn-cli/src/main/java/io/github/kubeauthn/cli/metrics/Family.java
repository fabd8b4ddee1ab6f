package io.github.kubeauthn.cli.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A metric with all its series. Safe for use by many threads.
 *
 * @param <S> what is measured
 */
final class Family<S extends Series> {

    private static final Comparator<Map.Entry<List<String>, ?>> BY_LABELS =
            Comparator.comparing(series -> series.getKey().toString());

    private final String name;
    private final String help;
    private final String type;
    private final List<String> labels;
    private final Supplier<S> maker;
    private final Map<List<String>, S> series = new ConcurrentHashMap<>();

    private Family(String name, String type, String help, Supplier<S> maker, String... labels) {
        this.name = name;
        this.help = help;
        this.type = type;
        this.labels = List.of(labels);
        this.maker = maker;
        if (labels.length == 0) {
            of();
        }
    }

    static Family<Series.Count> counter(String name, String help, String... labels) {
        return new Family<>(name, "counter", help, Series.Count::new, labels);
    }

    /** A number that goes up and down. */
    static Family<Series.Count> level(String name, String help, String... labels) {
        return new Family<>(name, "gauge", help, Series.Count::new, labels);
    }

    static Family<Series.Value> gauge(String name, String help, String... labels) {
        return new Family<>(name, "gauge", help, Series.Value::new, labels);
    }

    static Family<Series.Distribution> histogram(String name, String help, List<String> bounds, String... labels) {
        return new Family<>(name, "histogram", help, () -> new Series.Distribution(bounds), labels);
    }

    /** The series with these values of the labels, which is there from now on. */
    S of(String... values) {
        return series.computeIfAbsent(List.of(values), key -> maker.get());
    }

    /** Forgets every series whose values of the labels are such. */
    void remove(Predicate<List<String>> such) {
        series.keySet().removeIf(such);
    }

    /** Writes it, unless there is nothing to tell. */
    void write(StringBuilder text) {
        if (series.isEmpty()) {
            return;
        }
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        series.entrySet().stream()
                .sorted(BY_LABELS)
                .forEach(each -> each.getValue().write(text, name, new Labels(labels, each.getKey())));
    }
}

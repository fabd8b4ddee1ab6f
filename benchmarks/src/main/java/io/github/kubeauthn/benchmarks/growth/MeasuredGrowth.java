package io.github.kubeauthn.benchmarks.growth;

import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.benchmarks.Heap;
import io.github.kubeauthn.testkit.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures how the cost of decisions grows with one thing of which there may be many. */
public final class MeasuredGrowth {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MIB = 1 << 20;

    private final Dimension dimension;
    private final List<Stage> stages = new ArrayList<>();

    private MeasuredGrowth(Dimension dimension) {
        this.dimension = dimension;
    }

    /**
     * Prints a line of JSON for everything that is measured: {@code what} it is, the {@code growth} that is allowed, the
     * {@code unit}, and {@code figures} by size.
     *
     * @param arguments of what there are many: {@code authorities}, {@code keys}, {@code rows}, {@code issuers},
     *     {@code groups} or {@code bytes}
     */
    public static void main(String[] arguments) throws IOException {
        new MeasuredGrowth(Dimension.named(arguments[0])).print();
    }

    private void print() throws IOException {
        for (int size : dimension.sizes()) {
            Stage stage = dimension.stage(size, Files.createTempDirectory("growth"));
            stage.questions().forEach(Question::requireAnswer);
            stages.add(stage);
        }
        for (int i = 0; i < stages.get(0).questions().size(); i++) {
            printDecisions(i);
        }
        for (int i = 0; i < stages.get(0).loads().size(); i++) {
            printLoad(i);
        }
        stages.forEach(Stage::close);
    }

    private void printDecisions(int index) {
        List<Question> questions =
                stages.stream().map(stage -> stage.questions().get(index)).toList();
        List<Double> nanos = Stopwatch.nanos(
                questions.stream().<Runnable>map(question -> question::ask).toList());
        print(
                questions.get(0).what(),
                questions.get(0).growth(),
                "µs",
                nanos.stream().map(each -> each / NANOS_PER_MICRO).toList());
    }

    private void printLoad(int index) {
        List<Load> loads =
                stages.stream().map(stage -> stage.loads().get(index)).toList();
        List<Double> nanos = Stopwatch.nanos(loads.stream()
                .<Runnable>map(load -> () -> load.chain().get().close())
                .toList());
        print(
                "loading the " + loads.get(0).what(),
                Growth.LINEAR,
                "ms",
                nanos.stream().map(each -> each / NANOS_PER_MILLI).toList());
        if (!loads.get(0).fillsHeap()) {
            return;
        }
        print(
                "heap for the " + loads.get(0).what(),
                Growth.LINEAR,
                "MiB",
                loads.stream().map(load -> heap(load) / MIB).toList());
    }

    private static long heap(Load load) {
        long before = Heap.used();
        try (AuthenticationChain chain = load.chain().get()) {
            long used = Heap.used() - before;
            // so that it was there until now
            chain.authenticate(HttpCredential.builder().build());
            return used;
        }
    }

    private void print(String what, Growth growth, String unit, List<Double> figures) {
        Map<String, Object> bySize = new LinkedHashMap<>();
        for (int i = 0; i < figures.size(); i++) {
            bySize.put(String.valueOf(dimension.sizes().get(i)), figures.get(i));
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("what", what);
        line.put("growth", growth.name().toLowerCase(Locale.ROOT));
        line.put("unit", unit);
        line.put("figures", bySize);
        System.out.println(Json.write(line));
    }
}

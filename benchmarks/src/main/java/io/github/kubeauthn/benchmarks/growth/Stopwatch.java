package io.github.kubeauthn.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;

/** Measures how long several things take, in turns, so that a moment in which the machine is slow meets all of them. */
final class Stopwatch {

    private static final int ROUNDS = 9;
    private static final long WARM_UP_NANOS = 8_000_000_000L;
    private static final long ROUND_NANOS = 40_000_000;

    private Stopwatch() {}

    /** Nanoseconds for each, the median of its rounds. */
    static List<Double> nanos(List<Runnable> works) {
        works.forEach(work -> round(work, WARM_UP_NANOS / works.size()));
        List<List<Double>> rounds =
                works.stream().<List<Double>>map(work -> new ArrayList<>()).toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < works.size(); i++) {
                rounds.get(i).add(round(works.get(i), ROUND_NANOS));
            }
        }
        return rounds.stream()
                .map(each -> each.stream().sorted().toList().get(ROUNDS / 2))
                .toList();
    }

    /** What it took on average, repeated for at least that long. */
    private static double round(Runnable work, long nanos) {
        long start = System.nanoTime();
        long end = start;
        long times = 0;
        while (end - start < nanos) {
            work.run();
            times++;
            end = System.nanoTime();
        }
        return (double) (end - start) / times;
    }
}

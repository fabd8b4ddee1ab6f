package io.github.kubeauthn.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Lets each measurement wait until whoever started the program says, by a line on standard input, that it is its turn: so that
 * it can be measured in turns with another program without being started and warmed up anew. It says {@code ready} and
 * {@code measured} on lines of their own. Only for JMH without forks.
 */
public final class TakingTurns implements InternalProfiler {

    @Override
    public String getDescription() {
        return "Measures whenever a line comes in";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (iteration.getType() == IterationType.WARMUP) {
            return;
        }
        say("ready");
        try {
            int read = System.in.read();
            while (read != '\n') {
                if (read < 0) {
                    throw new IllegalStateException("nobody says any more whose turn it is");
                }
                read = System.in.read();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (iteration.getType() == IterationType.MEASUREMENT) {
            say("measured");
        }
        return List.of();
    }

    /** On a line of its own: JMH has begun one. */
    private static void say(String word) {
        System.out.println();
        System.out.println(word);
    }
}

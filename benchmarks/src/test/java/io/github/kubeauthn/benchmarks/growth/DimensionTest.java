package io.github.kubeauthn.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Memory stands for work here: what a decision allocates does not depend on what else the machine does, and whoever walks through
 * everything to find one thing, or copies for each thing what is there already, is found out by it.
 */
class DimensionTest {

    /** What the JIT leaves out in one of two measurements, and tables that double. */
    private static final double TOLERANCE = 1.3;

    private static final int WARM_UP = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "authorities, 3, 30",
        "keys, 3, 30",
        "rows, 100, 10000",
        "issuers, 4, 64",
        "groups, 20, 200",
        "bytes, 4096, 65536"
    })
    void a_decision_allocates_no_more_than_its_growth_allows(String name, int few, int many) throws IOException {
        Dimension dimension = Dimension.named(name);
        try (Stage small = dimension.stage(few, Files.createDirectory(folder.resolve("few")));
                Stage large = dimension.stage(many, Files.createDirectory(folder.resolve("many")))) {
            for (int i = 0; i < small.questions().size(); i++) {
                Question question = small.questions().get(i);
                double allowed = question.growth() == Growth.CONSTANT ? 1 : (double) many / few;

                assertThat(allocated(large.questions().get(i)))
                        .as(question.what())
                        .isLessThan((long) (allocated(question) * allowed * TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"authorities", "keys", "rows", "issuers", "groups", "bytes"})
    void each_size_asks_the_same(String name) throws IOException {
        Dimension dimension = Dimension.named(name);
        try (Stage one = dimension.stage(dimension.sizes().get(0), Files.createDirectory(folder.resolve("one")));
                Stage more = dimension.stage(dimension.sizes().get(1), Files.createDirectory(folder.resolve("more")))) {
            assertThat(more.questions())
                    .extracting(Question::what)
                    .containsExactlyElementsOf(
                            one.questions().stream().map(Question::what).toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void there_are_no_others() {
        assertThatThrownBy(() -> Dimension.named("hopes"))
                .hasMessage("authorities, keys, rows, issuers, groups or bytes, not hopes");
    }

    private static long allocated(Question question) {
        for (int i = 0; i < WARM_UP; i++) {
            question.requireAnswer();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        question.ask();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}

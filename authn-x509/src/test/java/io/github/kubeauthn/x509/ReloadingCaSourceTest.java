package io.github.kubeauthn.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.PeerCertificate;
import io.github.kubeauthn.testkit.pki.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReloadingCaSourceTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final TestCa a = TestCa.named("a");
    private final TestCa b = TestCa.named("b");
    private final News news = new News();

    @TempDir
    private Path folder;

    private static final class News implements ReloadingCaSource.Listener {

        private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

        @Override
        public void replaced(CaBundle current) {
            queue.add("replaced by " + current.size());
        }

        @Override
        public void refused(String reason) {
            queue.add("refused: " + reason);
        }

        private String next() throws InterruptedException {
            String next = queue.poll(30, TimeUnit.SECONDS);
            return next == null ? "nothing happened" : next;
        }
    }

    @Test
    void a_file_that_is_written_again_counts_at_once() throws Exception {
        Path file = write(a.pem());
        try (ReloadingCaSource source = follow(file, NEVER)) {
            assertThat(knows(source, a)).isTrue();

            replace(file, b.pem());

            assertThat(news.next()).isEqualTo("replaced by 1");
            assertThat(knows(source, b)).isTrue();
            assertThat(knows(source, a)).isFalse();
        }
    }

    @Test
    void a_client_that_was_good_goes_with_its_ca_and_comes_back_with_it() throws Exception {
        Path file = write(a.pem());
        PeerCertificate jane = a.client("jane").issue().peerCertificate();
        try (ReloadingCaSource source = follow(file, NEVER)) {
            assertThat(knows(source, jane)).isTrue();

            replace(file, b.pem());
            assertThat(news.next()).isEqualTo("replaced by 1");
            assertThat(knows(source, jane)).isFalse();

            replace(file, b.pem() + a.pem());
            assertThat(news.next()).isEqualTo("replaced by 2");
            assertThat(knows(source, jane)).isTrue();
        }
    }

    @Test
    void a_swapped_link_of_a_kubernetes_volume_counts_at_once() throws Exception {
        Path first = Files.createDirectory(folder.resolve("..first"));
        Path second = Files.createDirectory(folder.resolve("..second"));
        Files.writeString(first.resolve("ca.crt"), a.pem());
        Files.writeString(second.resolve("ca.crt"), b.pem());
        Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("..first"));
        Path file = Files.createSymbolicLink(folder.resolve("ca.crt"), Path.of("..data", "ca.crt"));
        try (ReloadingCaSource source = follow(file, NEVER)) {
            Path swapped = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..second"));
            Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE);

            assertThat(news.next()).isEqualTo("replaced by 1");
            assertThat(knows(source, b)).isTrue();
        }
    }

    @Test
    void a_change_that_nobody_reports_is_found_from_time_to_time() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path real = Files.writeString(elsewhere.resolve("real.crt"), a.pem());
        Path watched = Files.createDirectory(folder.resolve("watched"));
        Path file = Files.createSymbolicLink(watched.resolve("ca.crt"), real);
        try (ReloadingCaSource source = follow(file, OFTEN)) {
            replace(real, b.pem());

            assertThat(news.next()).isEqualTo("replaced by 1");
            assertThat(knows(source, b)).isTrue();
        }
    }

    @Test
    void what_cannot_be_used_is_refused_and_the_last_good_content_stays() throws Exception {
        Path file = write(a.pem());
        try (ReloadingCaSource source = follow(file, NEVER)) {
            replace(file, "");
            assertThat(news.next()).isEqualTo("refused: missing content for CA bundle \"test::" + file + "\"");

            replace(file, "no certificate");
            assertThat(news.next())
                    .isEqualTo("refused: error loading CA bundle for \"test::" + file
                            + "\": data does not contain any valid RSA or ECDSA certificates");

            assertThat(knows(source, a)).isTrue();
        }
    }

    @Test
    void a_file_that_goes_and_comes_back_is_followed_again() throws Exception {
        Path file = write(a.pem());
        try (ReloadingCaSource source = follow(file, NEVER)) {
            Files.delete(file);
            assertThat(news.next()).isEqualTo("refused: open " + file + ": no such file or directory");
            assertThat(knows(source, a)).isTrue();

            replace(file, b.pem());
            assertThat(news.next()).isEqualTo("replaced by 1");
        }
    }

    @Test
    void a_listener_that_throws_does_not_end_the_watch() throws Exception {
        Path file = write(a.pem());
        BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
        ReloadingCaSource.Listener bad = new ReloadingCaSource.Listener() {
            @Override
            public void replaced(CaBundle current) {
                sizes.add(current.size());
                throw new IllegalStateException("on purpose");
            }
        };
        try (ReloadingCaSource source = ReloadingCaSource.builder("test", file)
                .interval(NEVER)
                .listener(bad)
                .build()) {
            replace(file, b.pem());
            assertThat(sizes.poll(30, TimeUnit.SECONDS)).isEqualTo(1);

            replace(file, a.pem() + b.pem());
            assertThat(sizes.poll(30, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(knows(source, a)).isTrue();
        }
    }

    @Test
    void a_file_that_cannot_be_used_at_the_beginning_is_an_error() throws Exception {
        Path none = folder.resolve("none.crt");
        Path empty = write("");

        assertThatThrownBy(() -> follow(none, NEVER))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("open " + none + ": no such file or directory");
        assertThatThrownBy(() -> follow(empty, NEVER))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("missing content for CA bundle \"test::" + empty + "\"");
        assertThat(watchingThreads(none)).isZero();
        assertThat(watchingThreads(empty)).isZero();
    }

    @Test
    void closing_ends_the_thread_and_keeps_the_last_bundle() throws Exception {
        Path file = Files.writeString(folder.resolve("closing.crt"), a.pem());
        ReloadingCaSource source = follow(file, NEVER);
        assertThat(watchingThreads(file)).isEqualTo(1);

        source.close();
        source.close();

        assertThat(watchingThreads(file)).isZero();
        assertThat(knows(source, a)).isTrue();
    }

    @Test
    void an_interval_must_be_positive() {
        assertThatThrownBy(() -> ReloadingCaSource.builder("test", folder).interval(Duration.ZERO))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("the interval for " + folder + " must be positive");
    }

    private ReloadingCaSource follow(Path file, Duration interval) {
        return ReloadingCaSource.builder("test", file)
                .interval(interval)
                .listener(news)
                .build();
    }

    private Path write(String pem) throws IOException {
        return Files.writeString(folder.resolve("ca.crt"), pem);
    }

    /** In one step, so that nobody sees half of it. */
    private void replace(Path file, String pem) throws IOException {
        Path draft =
                Files.writeString(Files.createTempDirectory(folder, "draft").resolve("draft"), pem);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean knows(CaSource source, TestCa ca) {
        return knows(source, ca.client("jane").issue().peerCertificate());
    }

    private static boolean knows(CaSource source, PeerCertificate client) {
        AuthenticationResult result = ClientCertificateAuthenticator.builder(source)
                .build()
                .authenticate(HttpCredential.builder()
                        .peerCertificates(List.of(client))
                        .build());
        return result instanceof Authenticated;
    }

    private static long watchingThreads(Path file) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kube-authn-watch-" + file.getFileName()))
                .count();
    }
}

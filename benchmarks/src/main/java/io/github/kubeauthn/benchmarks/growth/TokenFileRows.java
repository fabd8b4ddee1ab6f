package io.github.kubeauthn.benchmarks.growth;

import static io.github.kubeauthn.benchmarks.growth.ApiServer.bearing;

import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Rows of the file behind {@code --token-auth-file}. */
final class TokenFileRows implements Dimension {

    private static final int ASKED_IN_TURN = 4_096;

    @Override
    public List<Integer> sizes() {
        return List.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000);
    }

    @Override
    public Stage stage(int size, Path folder) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < size; i++) {
            rows.append(token(i) + ",user-" + i + ",uid-" + i + ",\"dev,ops\"\n");
        }
        ApiServer server = ApiServer.in(folder).file("--token-auth-file", "tokens.csv", rows);
        AuthenticationChain chain = server.chain();
        return new Stage(
                List.of(
                        Question.accepted("token of the last row", Growth.CONSTANT, chain, bearing(token(size - 1))),
                        Question.accepted(
                                "tokens of rows all over the file, another each time",
                                Growth.CONSTANT,
                                chain,
                                rowsInTurn(size)),
                        Question.refused("token of no row", Growth.CONSTANT, chain, bearing(token(size)))),
                List.of(new Load("token file", server::chain, true)),
                List.of(chain));
    }

    /** As many questions for each size, so that they are no more work for the processor's caches. */
    private static Supplier<HttpCredential> rowsInTurn(int size) {
        List<Supplier<HttpCredential>> asked = IntStream.range(0, ASKED_IN_TURN)
                .mapToObj(i -> bearing(token((int) ((long) i * size / ASKED_IN_TURN))))
                .toList();
        AtomicInteger next = new AtomicInteger();
        return () -> asked.get(next.getAndIncrement() & ASKED_IN_TURN - 1).get();
    }

    private static String token(int row) {
        return new UUID(row * 0x9E3779B97F4A7C15L, row).toString();
    }
}

package io.github.kubeauthn.cli.serve;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Has things made on other threads while the start goes on. */
final class Meanwhile {

    private Meanwhile() {}

    /** Begins at once; whoever asks for it waits until it is there, and gets the exception that the work ended with. */
    static <T> Supplier<T> make(Supplier<T> work) {
        CompletableFuture<T> made = CompletableFuture.supplyAsync(work);
        return () -> {
            try {
                return made.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        };
    }
}

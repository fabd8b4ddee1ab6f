package io.github.kubeauthn.webhook.delegated;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A ConfigMap that somebody else keeps current: a test, or an informer of a Kubernetes client. */
public final class InMemoryAuthenticationConfigMap implements AuthenticationConfigMap {

    private final List<Consumer<Map<String, String>>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Map<String, String> data;

    /** Begins as a ConfigMap that is not there. */
    public InMemoryAuthenticationConfigMap() {}

    /** It is there, and holds this. Whoever follows is told before this returns. */
    public synchronized void put(Map<String, String> newData) {
        Map<String, String> copy = Map.copyOf(newData);
        data = copy;
        listeners.forEach(listener -> listener.accept(copy));
    }

    @Override
    public synchronized Reading follow(Consumer<Map<String, String>> listener) {
        listeners.add(listener);
        if (data == null) {
            return new Reading.Absent();
        }
        listener.accept(data);
        return new Reading.Found(data);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}

package io.github.kubeauthn.webhook.delegated;

import java.util.Map;
import java.util.function.Consumer;

/**
 * The ConfigMap {@code kube-system/extension-apiserver-authentication}, in which kube-apiserver publishes whom it believes: the CA of
 * its clients, and the CA and the header names of its front proxy. Safe for use by many threads.
 */
public interface AuthenticationConfigMap extends AutoCloseable {

    /**
     * Looks at it now, tells what it holds before this returns, and from then on tells whenever that has changed. Called once.
     *
     * @param listener is told what it holds, one telling at a time; must not wait
     * @return what came of looking at it now
     */
    Reading follow(Consumer<Map<String, String>> listener);

    /** Ends the following. */
    @Override
    void close();

    /** What came of a look at the ConfigMap. */
    sealed interface Reading {

        /**
         * It is there.
         *
         * @param data what it holds
         */
        record Found(Map<String, String> data) implements Reading {

            public Found {
                data = Map.copyOf(data);
            }
        }

        /** There is none, for now. */
        record Absent() implements Reading {}

        /**
         * Nobody knows.
         *
         * @param why as client-go would say it
         */
        record Unreadable(String why) implements Reading {}
    }
}

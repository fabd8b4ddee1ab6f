package io.github.kubeauthn.benchmarks;

import java.lang.management.ManagementFactory;

/** How much of the heap is used by what can still be reached. */
public final class Heap {

    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** In bytes. More than one collection, so that what only a cleaner or a weak reference held is gone, too. */
    public static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

package io.github.kubeauthn.x509.certificate;

import io.github.kubeauthn.x509.der.DerBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of IP addresses, found as Go finds them: sorted, without those that lie within the one before, so that a binary
 * search hits the only one that can hold an address.
 */
final class IpRangeSet {

    private final List<IpRange> v4;
    private final List<IpRange> v6;

    IpRangeSet(List<IpRange> ranges) {
        this.v4 = sorted(ranges.stream().filter(IpRange::isV4).toList());
        this.v6 = sorted(ranges.stream().filter(range -> !range.isV4()).toList());
    }

    private static List<IpRange> sorted(List<IpRange> ranges) {
        List<IpRange> pruned = new ArrayList<>(ranges.size());
        for (IpRange range : new TreeSet<>(ranges)) {
            if (pruned.isEmpty() || !pruned.get(pruned.size() - 1).holds(range)) {
                pruned.add(range);
            }
        }
        return pruned;
    }

    /** The range that holds an address; null if none does. */
    @Nullable
    IpRange rangeOf(DerBytes address) {
        List<IpRange> ranges = address.length() == 4 ? v4 : v6;
        if (ranges.isEmpty()) {
            return null;
        }
        int first = firstNotBelow(ranges, address);
        if (first < ranges.size() && ranges.get(first).address().equals(address)) {
            return ranges.get(first);
        }
        IpRange candidate = ranges.get(Math.max(0, first - 1));
        return candidate.holds(address) ? candidate : null;
    }

    private static int firstNotBelow(List<IpRange> ranges, DerBytes address) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).address().compareTo(address) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package io.github.kubeauthn.cel.object;

import org.jspecify.annotations.Nullable;

/** Reads addresses without zones by the rules of Go's {@code net/netip}. */
final class IpReader {

    private static final int GROUPS = 8;

    private IpReader() {}

    /** The 32 bits of an IPv4 address: four numbers without leading zeros; null if {@code text} is none. */
    static @Nullable Long v4(String text) {
        String[] fields = text.split("\\.", -1);
        if (fields.length != 4) {
            return null;
        }
        long bits = 0;
        for (String field : fields) {
            boolean good = !field.isEmpty()
                    && field.length() <= 3
                    && field.chars().allMatch(c -> c >= '0' && c <= '9')
                    && (field.length() == 1 || field.charAt(0) != '0');
            if (!good || Integer.parseInt(field) > 255) {
                return null;
            }
            bits = bits << 8 | Integer.parseInt(field);
        }
        return bits;
    }

    /** An IPv6 address; null if {@code text} is none. */
    static @Nullable IpAddress v6(String text) {
        int ellipsis = text.indexOf("::");
        int[] head = groups(ellipsis < 0 ? text : text.substring(0, ellipsis), ellipsis < 0);
        int[] tail = groups(ellipsis < 0 ? "" : text.substring(ellipsis + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int read = head.length + tail.length;
        // Two colons stand for one group of zeros at least.
        if (ellipsis < 0 ? read != GROUPS : read >= GROUPS) {
            return null;
        }
        long[] halves = new long[2];
        for (int i = 0; i < head.length; i++) {
            halves[i / 4] |= (long) head[i] << (48 - 16 * (i % 4));
        }
        for (int i = 0; i < tail.length; i++) {
            int group = GROUPS - tail.length + i;
            halves[group / 4] |= (long) tail[i] << (48 - 16 * (group % 4));
        }
        return IpAddress.v6(halves[0], halves[1]);
    }

    private static int @Nullable [] groups(String text, boolean mayEndInV4) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        Long v4 = mayEndInV4 && last.indexOf('.') >= 0 ? v4(last) : null;
        int[] groups = new int[parts.length + (v4 == null ? 0 : 1)];
        for (int i = 0; i < parts.length; i++) {
            if (v4 != null && i == parts.length - 1) {
                groups[i] = (int) (v4 >>> 16);
                groups[i + 1] = (int) (v4 & 0xffff);
            } else if (isGroup(parts[i])) {
                groups[i] = Integer.parseInt(parts[i], 16);
            } else {
                return null;
            }
        }
        return groups;
    }

    private static boolean isGroup(String text) {
        return !text.isEmpty()
                && text.length() <= 4
                && text.chars()
                        .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
    }
}

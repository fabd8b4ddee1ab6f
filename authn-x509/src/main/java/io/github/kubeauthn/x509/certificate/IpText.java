package io.github.kubeauthn.x509.certificate;

/** Whether text is an IP address as Go's {@code netip.ParseAddr} reads it. */
final class IpText {

    /** What a text is. */
    enum Kind {
        NONE,
        V4,
        V6,
        V6_WITH_ZONE
    }

    private static final int V6_LENGTH = 16;
    private static final int V4_LENGTH = 4;

    private IpText() {}

    /** The first of the characters that mark an address says which kind it can be. */
    static Kind kindOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                return isV4(text) ? Kind.V4 : Kind.NONE;
            }
            if (c == ':') {
                return v6KindOf(text);
            }
            if (c == '%') {
                return Kind.NONE;
            }
        }
        return Kind.NONE;
    }

    /** Four decimal numbers of at most 255, without leading zeros. */
    private static boolean isV4(String text) {
        String[] fields = text.split("\\.", -1);
        if (fields.length != V4_LENGTH) {
            return false;
        }
        for (String field : fields) {
            if (!isOctet(field)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOctet(String field) {
        boolean digits =
                !field.isEmpty() && field.length() <= 3 && field.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && (field.length() == 1 || field.charAt(0) != '0') && Integer.parseInt(field) <= 255;
    }

    private static Kind v6KindOf(String text) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return isV6(text) ? Kind.V6 : Kind.NONE;
        }
        boolean hasZone = percent < text.length() - 1;
        return hasZone && isV6(text.substring(0, percent)) ? Kind.V6_WITH_ZONE : Kind.NONE;
    }

    /** RFC 4291 section 2.2; {@code ::} must stand for something. */
    private static boolean isV6(String text) {
        int ellipsis = text.indexOf("::");
        if (ellipsis < 0) {
            return octets(text, true) == V6_LENGTH;
        }
        if (text.indexOf("::", ellipsis + 1) >= 0) {
            return false;
        }
        String before = text.substring(0, ellipsis);
        String after = text.substring(ellipsis + 2);
        int octetsBefore = before.isEmpty() ? 0 : octets(before, false);
        int octetsAfter = after.isEmpty() ? 0 : octets(after, true);
        return octetsBefore >= 0 && octetsAfter >= 0 && octetsBefore + octetsAfter < V6_LENGTH;
    }

    /** How many octets colon-separated groups stand for; -1 if they are no such groups. */
    private static int octets(String text, boolean mayEndWithV4) {
        String[] groups = text.split(":", -1);
        int octets = 0;
        for (int i = 0; i < groups.length; i++) {
            boolean last = i == groups.length - 1;
            if (isGroup(groups[i])) {
                octets += 2;
            } else if (last && mayEndWithV4 && isV4(groups[i])) {
                octets += V4_LENGTH;
            } else {
                return -1;
            }
        }
        return octets <= V6_LENGTH ? octets : -1;
    }

    private static boolean isGroup(String group) {
        return !group.isEmpty()
                && group.length() <= 4
                && group.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }
}

package io.github.kubeauthn.api.text;

/** Which texts {@code net/netip} takes for an IPv6 address, with or without a zone. */
final class Ipv6Literal {

    private static final int GROUPS = 8;

    private Ipv6Literal() {}

    static boolean isValid(String text) {
        int percent = text.indexOf('%');
        if (percent == text.length() - 1) {
            return false;
        }
        String address = percent < 0 ? text : text.substring(0, percent);
        if (address.indexOf(':') < 0) {
            return false;
        }
        int ellipsis = address.indexOf("::");
        if (ellipsis < 0) {
            return groups(address, true) == GROUPS;
        }
        String head = address.substring(0, ellipsis);
        String tail = address.substring(ellipsis + 2);
        int before = head.isEmpty() ? 0 : groups(head, false);
        int after = tail.isEmpty() ? 0 : groups(tail, true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits the text holds; negative if it is malformed. */
    private static int groups(String text, boolean mayEndInIpv4) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && mayEndInIpv4 && parts[i].indexOf('.') >= 0) {
                return isIpv4(parts[i]) ? count + 2 : -1;
            }
            if (!isHexGroup(parts[i])) {
                return -1;
            }
            count++;
        }
        return count;
    }

    private static boolean isHexGroup(String group) {
        return !group.isEmpty()
                && group.length() <= 4
                && group.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }

    private static boolean isIpv4(String text) {
        String[] fields = text.split("\\.", -1);
        if (fields.length != 4) {
            return false;
        }
        for (String field : fields) {
            boolean digits =
                    !field.isEmpty() && field.length() <= 3 && field.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || field.length() > 1 && field.charAt(0) == '0' || Integer.parseInt(field) > 255) {
                return false;
            }
        }
        return true;
    }
}

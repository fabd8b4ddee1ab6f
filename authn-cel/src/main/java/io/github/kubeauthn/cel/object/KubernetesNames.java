package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.cel.regex.Regex;
import io.github.kubeauthn.cel.value.CodePoints;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a name or label, in the words of {@code pkg/util/validation} of k8s.io/apimachinery. */
final class KubernetesNames {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED_NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL_VALUE = "(" + QUALIFIED_NAME + ")?";

    private static final Regex IS_LABEL = Regex.known("^" + LABEL + "$");
    private static final Regex IS_SUBDOMAIN = Regex.known("^" + SUBDOMAIN + "$");
    private static final Regex IS_LABEL_1035 = Regex.known("^" + LABEL_1035 + "$");
    private static final Regex IS_QUALIFIED_NAME = Regex.known("^" + QUALIFIED_NAME + "$");
    private static final Regex IS_LABEL_VALUE = Regex.known("^" + LABEL_VALUE + "$");

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;

    private KubernetesNames() {}

    /** As a name that something will be appended to: a dash at its end does no harm. */
    static String asPrefix(String name) {
        boolean dash = name.length() > 1 && name.endsWith("-");
        return dash ? name.substring(0, name.length() - 2) + "a" : name;
    }

    static List<String> dns1123Label(String name) {
        List<String> faults = tooLong(name, LONGEST_LABEL, "characters");
        if (IS_LABEL.matchesWithin(name)) {
            return faults;
        }
        faults.add(
                IS_SUBDOMAIN.matchesWithin(name)
                        ? "must not contain dots"
                        : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must"
                                + " start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used"
                                + " for validation is '" + LABEL + "')");
        return faults;
    }

    static List<String> dns1123Subdomain(String name) {
        List<String> faults = tooLong(name, LONGEST_SUBDOMAIN, "characters");
        if (!IS_SUBDOMAIN.matchesWithin(name)) {
            faults.add(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '"
                            + SUBDOMAIN + "')");
        }
        return faults;
    }

    static List<String> dns1035Label(String name) {
        List<String> faults = tooLong(name, LONGEST_LABEL, "characters");
        if (!IS_LABEL_1035.matchesWithin(name)) {
            faults.add(
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                            + " character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for"
                            + " validation is '" + LABEL_1035 + "')");
        }
        return faults;
    }

    static List<String> labelValue(String value) {
        List<String> faults = tooLong(value, LONGEST_LABEL, "bytes");
        if (!IS_LABEL_VALUE.matchesWithin(value)) {
            faults.add(
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex"
                            + " used for validation is '" + LABEL_VALUE + "')");
        }
        return faults;
    }

    static List<String> qualifiedName(String key) {
        List<String> faults = new ArrayList<>();
        String[] parts = key.split("/", -1);
        if (parts.length > 2) {
            faults.add("a valid label key " + qualifiedNameRule()
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
            return faults;
        }
        if (parts.length == 2 && parts[0].isEmpty()) {
            faults.add("prefix part must be non-empty");
        } else if (parts.length == 2) {
            dns1123Subdomain(parts[0]).forEach(fault -> faults.add("prefix part " + fault));
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            faults.add("name part must be non-empty");
        } else {
            tooLong(name, LONGEST_LABEL, "bytes").forEach(fault -> faults.add("name part " + fault));
        }
        if (!IS_QUALIFIED_NAME.matchesWithin(name)) {
            faults.add("name part " + qualifiedNameRule());
        }
        return faults;
    }

    private static String qualifiedNameRule() {
        return "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
                + QUALIFIED_NAME
                + "')";
    }

    private static List<String> tooLong(String text, int longest, String unit) {
        List<String> faults = new ArrayList<>();
        if (CodePoints.utf8Length(text) > longest) {
            faults.add("must be no more than " + longest + " " + unit);
        }
        return faults;
    }
}

package io.github.kubeauthn.cel.object;

import io.github.kubeauthn.cel.value.CelError;
import io.github.kubeauthn.cel.value.CelObject;
import io.github.kubeauthn.cel.value.CodePoints;
import io.github.kubeauthn.cel.value.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A semantic version, as github.com/blang/semver reads and compares them. */
public final class Semver implements CelObject {

    /** Its type. */
    public static final Type TYPE = Type.struct("kubernetes.Semver");

    private final long major;
    private final long minor;
    private final long patch;
    private final List<String> preRelease;

    private Semver(long major, long minor, long patch, List<String> preRelease) {
        this.major = major;
        this.minor = minor;
        this.patch = patch;
        this.preRelease = preRelease;
    }

    /** Reads one; null if {@code text} is none. */
    public static @Nullable Semver parse(String text) {
        String[] parts = text.split("\\.", 3);
        if (parts.length != 3) {
            return null;
        }
        int plus = parts[2].indexOf('+');
        String beforeBuild = plus < 0 ? parts[2] : parts[2].substring(0, plus);
        int dash = beforeBuild.indexOf('-');
        Long major = number(parts[0]);
        Long minor = number(parts[1]);
        Long patch = number(dash < 0 ? beforeBuild : beforeBuild.substring(0, dash));
        List<String> preRelease =
                dash < 0 ? List.of() : List.of(beforeBuild.substring(dash + 1).split("\\.", -1));
        List<String> build =
                plus < 0 ? List.of() : List.of(parts[2].substring(plus + 1).split("\\.", -1));
        boolean good = preRelease.stream().allMatch(Semver::isPreRelease)
                && build.stream().allMatch(Semver::isIdentifier);
        return major == null || minor == null || patch == null || !good
                ? null
                : new Semver(major, minor, patch, preRelease);
    }

    /** Reads one after removing a {@code v} and leading zeros and adding what is missing; null if {@code text} is none. */
    public static @Nullable Semver parseNormalized(String text) {
        String[] parts = (text.startsWith("v") ? text.substring(1) : text).split("\\.", 3);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = withoutLeadingZeros(parts[i]);
        }
        String last = parts[parts.length - 1];
        if (parts.length < 3 && (last.indexOf('+') >= 0 || last.indexOf('-') >= 0)) {
            return null;
        }
        return parse(String.join(".", parts) + ".0".repeat(3 - parts.length));
    }

    private static String withoutLeadingZeros(String part) {
        if (part.length() < 2) {
            return part;
        }
        int start = 0;
        while (start < part.length() && part.charAt(start) == '0') {
            start++;
        }
        String rest = part.substring(start);
        return rest.isEmpty() || !CodePoints.isDigit(rest.charAt(0)) ? "0" + rest : rest;
    }

    private static @Nullable Long number(String text) {
        if (!isNumeric(text) || (text.length() > 1 && text.startsWith("0"))) {
            return null;
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isNumeric(String text) {
        return text.chars().allMatch(CodePoints::isDigit);
    }

    private static boolean isPreRelease(String text) {
        return isNumeric(text) ? number(text) != null : isIdentifier(text);
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c ->
                                CodePoints.isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-');
    }

    /** The first number. */
    public long major() {
        return major;
    }

    /** The second number. */
    public long minor() {
        return minor;
    }

    /** The third number. */
    public long patch() {
        return patch;
    }

    /** Minus one, zero or one: whether it is before {@code other}, equal, or after it. */
    public long compareTo(Semver other) {
        int order = Long.compareUnsigned(major, other.major);
        order = order != 0 ? order : Long.compareUnsigned(minor, other.minor);
        order = order != 0 ? order : Long.compareUnsigned(patch, other.patch);
        return Integer.signum(order != 0 ? order : comparePreRelease(other));
    }

    private int comparePreRelease(Semver other) {
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        int end = Math.min(preRelease.size(), other.preRelease.size());
        for (int i = 0; i < end; i++) {
            int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftNumeric = isNumeric(left);
        if (leftNumeric != isNumeric(right)) {
            return leftNumeric ? -1 : 1;
        }
        return leftNumeric
                ? Long.compareUnsigned(Long.parseUnsignedLong(left), Long.parseUnsignedLong(right))
                : left.compareTo(right);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public Object equalTo(Object other) {
        return other instanceof Semver version ? (Object) (compareTo(version) == 0) : CelError.noSuchOverload(other);
    }

    @Override
    public boolean hashable() {
        return false;
    }
}

package io.github.kubeauthn.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A text broken into lines at spaces. */
final class Wrapped {

    private static final int NARROWEST = 20;

    private Wrapped() {}

    static List<String> lines(String text, int width) {
        int limit = Math.max(width, NARROWEST);
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String rest = paragraph;
            while (rest.length() > limit && rest.lastIndexOf(' ', limit) > 0) {
                int space = rest.lastIndexOf(' ', limit);
                lines.add(rest.substring(0, space));
                rest = rest.substring(space + 1);
            }
            lines.add(rest);
        }
        return lines;
    }
}

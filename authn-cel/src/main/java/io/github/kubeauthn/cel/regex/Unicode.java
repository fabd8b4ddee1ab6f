package io.github.kubeauthn.cel.regex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The characters of Unicode 15 as Go's package {@code unicode} has them. The JDK's own follow its version, which is none of
 * kube-apiserver's.
 */
final class Unicode {

    private Unicode() {}

    /** A set of characters that {@code \p} names, with what {@code (?i)} makes of it. */
    record NamedClass(CharSet set, CharSet inEveryCase) {

        static NamedClass of(CharSet set) {
            return new NamedClass(set, set.inEveryCase());
        }
    }

    /**
     * The class of a name: a category, its long name, or a script whose name is one word. Case, spaces, dashes and
     * underscores do not matter.
     */
    static @Nullable NamedClass named(String name) {
        return Classes.BY_NAME.get(withoutVariations(name));
    }

    private static String withoutVariations(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' || c == '-' || c == ' ') {
                continue;
            }
            boolean capital = c >= 'A' && c <= 'Z';
            plain.append(capital ? (char) (c - 'A' + 'a') : c);
        }
        return plain.toString();
    }

    /** The next form of a letter that differs in case only; itself if there is none. From form to form it goes in a circle. */
    static int otherCase(int codePoint) {
        int at = Arrays.binarySearch(Folds.LETTERS, codePoint);
        return at < 0 ? codePoint : Folds.OTHERS[at];
    }

    static void forEachCased(int first, int last, IntConsumer letter) {
        int at = Arrays.binarySearch(Folds.LETTERS, first);
        for (int i = at < 0 ? ~at : at; i < Folds.LETTERS.length && Folds.LETTERS[i] <= last; i++) {
            letter.accept(Folds.LETTERS[i]);
        }
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Unicode.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    private static final class Classes {

        private static final Map<String, String> LONG_NAMES = Map.ofEntries(
                Map.entry("casedletter", "lc"),
                Map.entry("closepunctuation", "pe"),
                Map.entry("combiningmark", "m"),
                Map.entry("connectorpunctuation", "pc"),
                Map.entry("control", "cc"),
                Map.entry("cntrl", "cc"),
                Map.entry("currencysymbol", "sc"),
                Map.entry("dashpunctuation", "pd"),
                Map.entry("decimalnumber", "nd"),
                Map.entry("digit", "nd"),
                Map.entry("enclosingmark", "me"),
                Map.entry("finalpunctuation", "pf"),
                Map.entry("format", "cf"),
                Map.entry("initialpunctuation", "pi"),
                Map.entry("letter", "l"),
                Map.entry("letternumber", "nl"),
                Map.entry("lineseparator", "zl"),
                Map.entry("lowercaseletter", "ll"),
                Map.entry("mark", "m"),
                Map.entry("mathsymbol", "sm"),
                Map.entry("modifierletter", "lm"),
                Map.entry("modifiersymbol", "sk"),
                Map.entry("nonspacingmark", "mn"),
                Map.entry("number", "n"),
                Map.entry("openpunctuation", "ps"),
                Map.entry("other", "c"),
                Map.entry("otherletter", "lo"),
                Map.entry("othernumber", "no"),
                Map.entry("otherpunctuation", "po"),
                Map.entry("othersymbol", "so"),
                Map.entry("paragraphseparator", "zp"),
                Map.entry("privateuse", "co"),
                Map.entry("punctuation", "p"),
                Map.entry("punct", "p"),
                Map.entry("separator", "z"),
                Map.entry("spaceseparator", "zs"),
                Map.entry("spacingmark", "mc"),
                Map.entry("surrogate", "cs"),
                Map.entry("symbol", "s"),
                Map.entry("titlecaseletter", "lt"),
                Map.entry("unassigned", "cn"),
                Map.entry("uppercaseletter", "lu"));

        static final Map<String, NamedClass> BY_NAME = read();

        private static Map<String, NamedClass> read() {
            Map<String, NamedClass> byName = new HashMap<>();
            Map<String, CharSetBuilder> groups = new HashMap<>();
            for (String line : lines("classes.txt")) {
                String[] words = line.split(" ");
                CharSet set = ranges(words);
                byName.put(withoutVariations(words[0]), NamedClass.of(set));
                if (words[0].length() == 2 && !words[0].equals("Yi")) {
                    String group = withoutVariations(words[0].substring(0, 1));
                    groups.computeIfAbsent(group, name -> new CharSetBuilder()).add(set);
                }
            }
            groups.forEach((name, group) -> byName.put(name, NamedClass.of(group.build())));
            addSpecial(byName);
            LONG_NAMES.forEach((longName, name) -> byName.put(longName, Objects.requireNonNull(byName.get(name))));
            return byName;
        }

        private static void addSpecial(Map<String, NamedClass> byName) {
            CharSetBuilder cased = new CharSetBuilder();
            List.of("lu", "ll", "lt")
                    .forEach(name ->
                            cased.add(Objects.requireNonNull(byName.get(name)).set()));
            CharSet lc = cased.build();
            // Alone among all, Go has no other cases for this one.
            byName.put("lc", new NamedClass(lc, lc));
            byName.put("any", NamedClass.of(CharSet.ANY));
            byName.put("ascii", NamedClass.of(CharSet.of(0, 0x7f)));
            byName.put(
                    "assigned",
                    NamedClass.of(Objects.requireNonNull(byName.get("cn")).set().complement()));
        }

        private static CharSet ranges(String[] words) {
            CharSetBuilder set = new CharSetBuilder();
            for (int i = 1; i < words.length; i++) {
                int dash = words[i].indexOf('-');
                int first = hex(dash < 0 ? words[i] : words[i].substring(0, dash));
                set.add(first, hex(words[i].substring(dash + 1)));
            }
            return set.build();
        }
    }

    private static final class Folds {

        /** Letters with other cases, sorted, and the next form of each. */
        static final int[] LETTERS;

        static final int[] OTHERS;

        static {
            Map<Integer, Integer> others = new HashMap<>();
            for (String line : lines("folds.txt")) {
                String[] forms = line.split(" ");
                for (int i = 0; i < forms.length; i++) {
                    others.put(hex(forms[i]), hex(forms[(i + 1) % forms.length]));
                }
            }
            LETTERS = others.keySet().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            OTHERS = Arrays.stream(LETTERS)
                    .map(letter -> Objects.requireNonNull(others.get(letter)))
                    .toArray();
        }
    }
}

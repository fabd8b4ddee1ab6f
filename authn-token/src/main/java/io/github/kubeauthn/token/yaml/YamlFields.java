package io.github.kubeauthn.token.yaml;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a mapping in a file, read one by one as Go decodes a struct: names are case-sensitive, a field that is absent or
 * null is empty, one of another type is an error. Every error says file, line, field and why. Immutable.
 */
public final class YamlFields {

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, YamlValue> entries;

    private YamlFields(String file, String path, int line, Map<String, YamlValue> entries) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.entries = entries;
    }

    /**
     * The fields of a document.
     *
     * @param file how errors call the file
     * @throws InvalidConfigurationException if the document is not a mapping
     */
    public static YamlFields of(String file, YamlDocument document) {
        return of(file, "", document.root());
    }

    private static YamlFields of(String file, String path, YamlValue value) {
        if (value instanceof YamlValue.Mapping mapping) {
            return new YamlFields(file, path, mapping.line(), mapping.entries());
        }
        String what = path.isEmpty() ? "the document" : path;
        throw new InvalidConfigurationException(
                file + ":" + value.line() + ": " + what + " must be an object, not " + article(value.kind()));
    }

    /** How errors call the file. */
    public String file() {
        return file;
    }

    /** The line on which the mapping begins. */
    public int line() {
        return line;
    }

    /** The names of the fields, in the order of the file. */
    public Set<String> names() {
        return entries.keySet();
    }

    /** The value of a field; null if it is absent. */
    public @Nullable YamlValue value(String name) {
        return entries.get(name);
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return present(name) != null;
    }

    /**
     * A text; the empty string if the field is absent.
     *
     * @throws InvalidConfigurationException if it is not a text
     */
    public String text(String name) {
        YamlValue value = present(name);
        return value == null ? "" : text(name, value);
    }

    /**
     * A text that must be there.
     *
     * @throws InvalidConfigurationException if it is not a text, or absent, or empty
     */
    public String requiredText(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw invalid(name, "is missing");
        }
        return text;
    }

    /**
     * A truth value; false if the field is absent.
     *
     * @throws InvalidConfigurationException if it is not a truth value
     */
    public boolean truth(String name) {
        YamlValue value = present(name);
        if (value == null) {
            return false;
        }
        if (value instanceof YamlValue.Truth truth) {
            return truth.value();
        }
        throw mustBe(name, value, "a bool");
    }

    /**
     * The fields of a mapping; no fields if it is absent.
     *
     * @throws InvalidConfigurationException if it is not a mapping
     */
    public YamlFields fields(String name) {
        YamlValue value = present(name);
        return value == null ? new YamlFields(file, pathOf(name), line, Map.of()) : of(file, pathOf(name), value);
    }

    /**
     * The mappings of a sequence; a null among them has no fields. No mappings if the field is absent.
     *
     * @throws InvalidConfigurationException if it is not a sequence of mappings
     */
    public List<YamlFields> list(String name) {
        List<YamlValue> items = items(name);
        List<YamlFields> list = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            YamlValue item = items.get(i);
            String itemPath = pathOf(name) + "[" + i + "]";
            list.add(
                    item instanceof YamlValue.Nothing
                            ? new YamlFields(file, itemPath, item.line(), Map.of())
                            : of(file, itemPath, item));
        }
        return list;
    }

    /**
     * The texts of a sequence; a null among them is the empty string. No texts if the field is absent.
     *
     * @throws InvalidConfigurationException if it is not a sequence of texts
     */
    public List<String> texts(String name) {
        List<YamlValue> items = items(name);
        List<String> texts = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            texts.add(text(name + "[" + i + "]", items.get(i)));
        }
        return texts;
    }

    /**
     * The texts of a mapping by key; a null among them is the empty string. No texts if the field is absent.
     *
     * @throws InvalidConfigurationException if it is not a mapping of texts
     */
    public Map<String, String> textsByKey(String name) {
        YamlFields mapping = fields(name);
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.entries.forEach((key, value) -> texts.put(key, mapping.text(key, value)));
        return texts;
    }

    /**
     * What to throw for a field whose value cannot be used.
     *
     * @param name the field, or the empty string for the mapping itself
     * @param why what is wrong, as the rest of a sentence that begins with the field
     */
    public InvalidConfigurationException invalid(String name, String why) {
        YamlValue value = entries.get(name);
        int where = value == null ? line : value.line();
        String what = name.isEmpty() ? path : pathOf(name);
        return new InvalidConfigurationException(file + ":" + where + ": " + (what.isEmpty() ? why : what + " " + why));
    }

    private List<YamlValue> items(String name) {
        YamlValue value = present(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof YamlValue.Sequence sequence) {
            return sequence.items();
        }
        throw mustBe(name, value, "an array");
    }

    private String text(String name, YamlValue value) {
        if (value instanceof YamlValue.Text text) {
            return text.text();
        }
        if (value instanceof YamlValue.Nothing) {
            return "";
        }
        throw mustBe(name, value, "a string");
    }

    private @Nullable YamlValue present(String name) {
        YamlValue value = entries.get(name);
        return value instanceof YamlValue.Nothing ? null : value;
    }

    private InvalidConfigurationException mustBe(String name, YamlValue value, String what) {
        String hint = what.equals("a string") && !(value instanceof YamlValue.Mapping) ? "; put it in quotes" : "";
        return new InvalidConfigurationException(file + ":" + value.line() + ": " + pathOf(name) + " must be " + what
                + ", not " + article(value.kind()) + hint);
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String article(String kind) {
        return "aeiou".indexOf(kind.charAt(0)) < 0 ? "a " + kind : "an " + kind;
    }

    /** Only where it is: values may be secret. */
    @Override
    public String toString() {
        return "YamlFields[" + file + ":" + line + (path.isEmpty() ? "" : " " + path) + "]";
    }
}

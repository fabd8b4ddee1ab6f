package io.github.kubeauthn.oidc.configuration;

import java.util.List;

/** The Go type of a configuration field: what JSON may stand there, and what a message calls it. */
sealed interface GoShape {

    /**
     * The type as Go prints it.
     *
     * @param version the package of the types that belong to one version, as {@code v1beta1}
     */
    String goType(String version);

    /** A {@code bool}. */
    enum Bool implements GoShape {
        BOOL;

        @Override
        public String goType(String version) {
            return "bool";
        }
    }

    /**
     * A string.
     *
     * @param named the name of its type; empty for {@code string} itself
     */
    record Text(String named) implements GoShape {

        static final Text STRING = new Text("");

        @Override
        public String goType(String version) {
            return named.isEmpty() ? "string" : version + "." + named;
        }
    }

    /**
     * A slice.
     *
     * @param element what it is of
     */
    record Slice(GoShape element) implements GoShape {

        @Override
        public String goType(String version) {
            return "[]" + element.goType(version);
        }
    }

    /**
     * A pointer: null is not the same as the zero value.
     *
     * @param target what it points to
     */
    record Pointer(GoShape target) implements GoShape {

        @Override
        public String goType(String version) {
            return target.goType(version);
        }
    }

    /**
     * A struct.
     *
     * @param name the name of its type
     * @param fields its fields
     */
    record Struct(String name, List<Field> fields) implements GoShape {

        static Struct of(String name, Field... fields) {
            return new Struct(name, List.of(fields));
        }

        @Override
        public String goType(String version) {
            return version + "." + name;
        }
    }

    /**
     * A field of a struct.
     *
     * @param name in JSON, in the published versions
     * @param shape its type
     */
    record Field(String name, GoShape shape) {

        static Field text(String name) {
            return new Field(name, Text.STRING);
        }
    }
}

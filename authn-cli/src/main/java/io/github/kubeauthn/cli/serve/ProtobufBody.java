package io.github.kubeauthn.cli.serve;

import io.github.kubeauthn.cli.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns objects that kubectl sends as Protocol Buffers into JSON, as far as the endpoints here look at them: a magic number, then the
 * message {@code runtime.Unknown} of apimachinery with the object in it.
 */
final class ProtobufBody {

    static final String CONTENT_TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private static final Message BOUND_OBJECT = new Message(Map.of(
            1, new Field("kind", Kind.TEXT),
            2, new Field("apiVersion", Kind.TEXT),
            3, new Field("name", Kind.TEXT),
            4, new Field("uid", Kind.TEXT)));

    private static final Map<String, Message> SPECS = Map.of(
            "TokenReview",
            new Message(Map.of(1, new Field("token", Kind.TEXT), 2, new Field("audiences", Kind.TEXTS))),
            "TokenRequest",
            new Message(Map.of(
                    1, new Field("audiences", Kind.TEXTS),
                    3, new Field("boundObjectRef", Kind.MESSAGE),
                    4, new Field("expirationSeconds", Kind.NUMBER))),
            "SelfSubjectReview",
            new Message(Map.of()));

    private ProtobufBody() {}

    /** The JSON of an object; empty if it is none of those that are known here. */
    static Optional<byte[]> toJson(byte[] body) {
        if (body.length < MAGIC.length || Arrays.mismatch(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Documents.jsonLine(object(Arrays.copyOfRange(body, MAGIC.length, body.length)))
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> object(byte[] unknown) {
        Map<String, Object> object = new LinkedHashMap<>();
        byte[] raw = {};
        for (Wire.Part part : Wire.parts(unknown)) {
            if (part.number() == 1) {
                for (Wire.Part type : Wire.parts(part.bytes())) {
                    object.put(type.number() == 1 ? "apiVersion" : "kind", type.text());
                }
            } else if (part.number() == 2) {
                raw = part.bytes();
            }
        }
        Message spec = SPECS.get(object.getOrDefault("kind", ""));
        if (spec == null) {
            throw new IllegalArgumentException("unknown kind");
        }
        for (Wire.Part part : Wire.parts(raw)) {
            if (part.number() == 2) {
                object.put("spec", spec.read(part.bytes()));
            }
        }
        return object;
    }

    private enum Kind {
        TEXT,
        TEXTS,
        NUMBER,
        MESSAGE
    }

    private record Field(String name, Kind kind) {}

    private record Message(Map<Integer, Field> fields) {

        Map<String, Object> read(byte[] bytes) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (Wire.Part part : Wire.parts(bytes)) {
                Field field = fields.get(part.number());
                if (field != null) {
                    put(object, field, part);
                }
            }
            return object;
        }

        private static void put(Map<String, Object> object, Field field, Wire.Part part) {
            switch (field.kind()) {
                case TEXT -> object.put(field.name(), part.text());
                case NUMBER -> object.put(field.name(), part.value());
                case MESSAGE -> object.put(field.name(), BOUND_OBJECT.read(part.bytes()));
                case TEXTS -> {
                    List<Object> texts = new ArrayList<>();
                    if (object.get(field.name()) instanceof List<?> before) {
                        texts.addAll(before);
                    }
                    texts.add(part.text());
                    object.put(field.name(), texts);
                }
            }
        }
    }

    /** The wire format of Protocol Buffers. */
    private static final class Wire {

        /**
         * One field.
         *
         * @param number its number
         * @param value of a varint; 0 for anything else
         * @param bytes of what has a length; empty for anything else
         */
        @SuppressWarnings("ArrayRecordComponent") // nobody compares parts
        private record Part(int number, long value, byte[] bytes) {

            private String text() {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }

        private static final int MAX_VARINT_BITS = 64;

        private final byte[] message;
        private int at;

        private Wire(byte[] message) {
            this.message = message;
        }

        private static List<Part> parts(byte[] message) {
            Wire wire = new Wire(message);
            List<Part> parts = new ArrayList<>();
            while (wire.at < message.length) {
                parts.add(wire.part());
            }
            return parts;
        }

        private Part part() {
            long tag = varint();
            int number = (int) (tag >>> 3);
            return switch ((int) (tag & 7)) {
                case 0 -> new Part(number, varint(), new byte[0]);
                case 1 -> new Part(number, 0, take(8));
                case 2 -> new Part(number, 0, take(varint()));
                case 5 -> new Part(number, 0, take(4));
                default -> throw new IllegalArgumentException("unknown wire type");
            };
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
                byte next = take(1)[0];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a varint without end");
        }

        private byte[] take(long count) {
            if (count < 0 || count > message.length - at) {
                throw new IllegalArgumentException("the message ends too early");
            }
            byte[] taken = Arrays.copyOfRange(message, at, at + (int) count);
            at += (int) count;
            return taken;
        }
    }
}

package io.github.kubeauthn.x509.der;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The string types of ASN.1 that names are made of, each with the characters that it may hold. */
public final class DerText {

    /** Beside letters and digits. The asterisk and the ampersand are no part of the type, but common. */
    private static final String PRINTABLE_PUNCTUATION = "'()+,-./ :=?*&";

    private DerText() {}

    /** The text of an element of a string type. */
    public static String read(DerElement element, String complaint) throws MalformedDerException {
        DerBytes value = element.contents();
        return switch (element.tag()) {
            case DerTag.UTF8_STRING -> utf8(value, complaint);
            case DerTag.PRINTABLE_STRING -> printable(value, complaint);
            case DerTag.IA5_STRING -> ia5(value, complaint + ": invalid IA5String");
            case DerTag.NUMERIC_STRING -> numeric(value, complaint);
            case DerTag.BMP_STRING -> bmp(value, complaint);
            // Go, as everybody, takes it for Latin-1.
            case DerTag.T61_STRING -> value.decode(StandardCharsets.ISO_8859_1);
            default -> throw new MalformedDerException(complaint + ": unsupported string type: " + element.tag());
        };
    }

    /** Text of ASCII characters only. */
    public static String ia5(DerBytes value, String complaint) throws MalformedDerException {
        for (int i = 0; i < value.length(); i++) {
            if (value.at(i) >= 0x80) {
                throw new MalformedDerException(complaint);
            }
        }
        return value.decode(StandardCharsets.US_ASCII);
    }

    private static String utf8(DerBytes value, String complaint) throws MalformedDerException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedDerException(complaint + ": invalid UTF-8 string");
        }
    }

    private static String printable(DerBytes value, String complaint) throws MalformedDerException {
        String text = value.decode(StandardCharsets.ISO_8859_1);
        if (!text.chars().allMatch(c -> isLetterOrDigit(c) || PRINTABLE_PUNCTUATION.indexOf(c) >= 0)) {
            throw new MalformedDerException(complaint + ": invalid PrintableString");
        }
        return text;
    }

    private static String numeric(DerBytes value, String complaint) throws MalformedDerException {
        String text = value.decode(StandardCharsets.ISO_8859_1);
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9' || c == ' ')) {
            throw new MalformedDerException(complaint + ": invalid NumericString");
        }
        return text;
    }

    private static String bmp(DerBytes value, String complaint) throws MalformedDerException {
        if (value.length() % 2 != 0) {
            throw new MalformedDerException(complaint + ": invalid BMPString");
        }
        String text = value.decode(StandardCharsets.UTF_16BE);
        String unterminated = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
        for (int i = 0; i < value.length(); i += 2) {
            if (isNoCharacter((char) (value.at(i) << 8 | value.at(i + 1)))) {
                throw new MalformedDerException(complaint + ": invalid BMPString");
            }
        }
        return unterminated;
    }

    /** UCS-2 has neither surrogates nor the code points that Unicode keeps from being characters. */
    private static boolean isNoCharacter(char c) {
        return Character.isSurrogate(c) || c >= 0xfdd0 && c <= 0xfdef || c >= 0xfffe;
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}

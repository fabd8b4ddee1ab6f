package io.github.kubeauthn.token.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** From bytes to text, by the byte order mark; YAML 1.1 section 5.2. */
final class Decoding {

    private static final char MARK = '\ufeff';

    private Decoding() {}

    static String text(byte[] content) throws YamlSyntaxException {
        Charset charset = charset(content);
        String text = decode(content, charset);
        return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
    }

    private static Charset charset(byte[] content) {
        if (content.length >= 2 && content[0] == (byte) 0xfe && content[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (content.length >= 2 && content[0] == (byte) 0xff && content[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static String decode(byte[] content, Charset charset) throws YamlSyntaxException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new YamlSyntaxException(lineAt(content, bytes.position()), "the text is not valid " + charset.name());
        }
    }

    private static int lineAt(byte[] content, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}

package io.github.kubeauthn.token.file;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.text.GoCsv;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CSV file of secrets and of the users who have them. */
final class UserFile {

    private static final int MIN_COLUMNS = 3;
    private static final int PIECE = 8192;
    private static final char REPLACEMENT = '\ufffd';

    private UserFile() {}

    /**
     * What is peculiar to one kind of file.
     *
     * @param name of the kind, for messages
     * @param secret what its first column is
     */
    record Format(String name, String secret) {}

    /**
     * A line.
     *
     * @param number which one it is, counted from 1
     * @param secret may be empty; null if it is no text, so that no request can show it
     * @param user who has it
     */
    record Entry(int number, @Nullable String secret, UserInfo user) {

        @Override
        public String toString() {
            return "Entry[" + user.name() + "]";
        }
    }

    /**
     * Reads a file line by line.
     *
     * @param name what messages call the file
     * @param entries is given each line in turn, so that a file of a million is not there twice
     * @throws InvalidConfigurationException if it is no CSV, or a line has less than three columns
     */
    static void parse(Format format, String name, byte[] content, Consumer<Entry> entries) {
        GoCsv csv = new GoCsv(content);
        boolean isText = isUtf8(content);
        Map<String, List<String>> groupsByText = new HashMap<>();
        try {
            Optional<List<String>> record = csv.next();
            for (int number = 1; record.isPresent(); number++) {
                requireColumns(format, name, record.get());
                entries.accept(entry(number, record.get(), isText, groupsByText));
                record = csv.next();
            }
        } catch (GoCsv.MalformedException e) {
            throw new InvalidConfigurationException(Objects.requireNonNull(e.getMessage()), e);
        }
    }

    private static void requireColumns(Format format, String name, List<String> record) {
        if (record.size() < MIN_COLUMNS) {
            throw new InvalidConfigurationException(format.name + " '" + name + "' must have at least " + MIN_COLUMNS
                    + " columns (" + format.secret + ", user name, user uid), found " + record.size());
        }
    }

    /** Lines with the same groups share them: there are far fewer of these than users. */
    private static Entry entry(
            int number, List<String> record, boolean isText, Map<String, List<String>> groupsByText) {
        List<String> groups = record.size() > MIN_COLUMNS
                ? groupsByText.computeIfAbsent(record.get(MIN_COLUMNS), text -> List.of(text.split(",", -1)))
                : List.of();
        String secret = isText || record.get(0).indexOf(REPLACEMENT) < 0 ? record.get(0) : null;
        return new Entry(number, secret, new UserInfo(record.get(1), record.get(2), groups, Map.of()));
    }

    /** Reads piece by piece: all characters of a large file at once are twice its size. */
    private static boolean isUtf8(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer piece = CharBuffer.allocate(PIECE);
        CoderResult result = decoder.decode(bytes, piece, true);
        while (result.isOverflow()) {
            result = decoder.decode(bytes, piece.clear(), true);
        }
        return !result.isError();
    }
}

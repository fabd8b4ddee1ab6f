package io.github.kubeauthn.token.file;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.text.GoCsv;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CSV file of secrets and of the users who have them. */
final class UserFile {

    private static final int MIN_COLUMNS = 3;
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
     * @param secret may be empty; null if it is no text, so that no request can show it
     * @param user who has it
     */
    record Entry(@Nullable String secret, UserInfo user) {

        @Override
        public String toString() {
            return "Entry[" + user.name() + "]";
        }
    }

    static List<Entry> parse(Format format, String name, byte[] content) {
        List<Entry> entries = new ArrayList<>();
        GoCsv csv = new GoCsv(content);
        boolean isText = isUtf8(content);
        try {
            Optional<List<String>> record = csv.next();
            while (record.isPresent()) {
                entries.add(entry(format, name, record.get(), isText));
                record = csv.next();
            }
        } catch (GoCsv.MalformedException e) {
            throw new InvalidConfigurationException(Objects.requireNonNull(e.getMessage()), e);
        }
        return entries;
    }

    private static Entry entry(Format format, String name, List<String> record, boolean isText) {
        if (record.size() < MIN_COLUMNS) {
            throw new InvalidConfigurationException(format.name + " '" + name + "' must have at least " + MIN_COLUMNS
                    + " columns (" + format.secret + ", user name, user uid), found " + record.size());
        }
        List<String> groups =
                record.size() > MIN_COLUMNS ? List.of(record.get(MIN_COLUMNS).split(",", -1)) : List.of();
        String secret = isText || record.get(0).indexOf(REPLACEMENT) < 0 ? record.get(0) : null;
        return new Entry(secret, new UserInfo(record.get(1), record.get(2), groups, Map.of()));
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

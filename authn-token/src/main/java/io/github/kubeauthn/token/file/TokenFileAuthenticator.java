package io.github.kubeauthn.token.file;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows the tokens of a file ({@code --token-auth-file}): a line for each of {@code token,user name,user uid} and perhaps
 * {@code "group,group"}, as CSV. Of several lines with one token the last one counts.
 *
 * <p>The file is read once. Tokens are found by a keyed hash and compared in constant time.
 */
public final class TokenFileAuthenticator implements Authenticator<BearerToken> {

    private static final UserFile.Format FORMAT = new UserFile.Format("token file", "token");

    private final SecretTable<Authenticated> users;
    private final List<String> warnings;

    private TokenFileAuthenticator(SecretTable<Authenticated> users, List<String> warnings) {
        this.users = users;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads the file.
     *
     * @throws InvalidConfigurationException if it cannot be read, is no CSV, or a line has less than three columns
     */
    public static TokenFileAuthenticator read(Path file) {
        return parse(file.toString(), GoFiles.read(file, file.toString()));
    }

    /**
     * Reads the content of a file.
     *
     * @param name what messages call the file
     * @throws InvalidConfigurationException if it is no CSV, or a line has less than three columns
     */
    public static TokenFileAuthenticator parse(String name, byte[] content) {
        SecretTable<Authenticated> users = new SecretTable<>();
        List<String> warnings = new ArrayList<>();
        UserFile.parse(FORMAT, name, content, row -> {
            String token = row.secret();
            if (token == null) {
                warnings.add("a token that is not UTF-8, and so can never be shown, has been found" + where(name, row));
            } else if (token.isEmpty()) {
                warnings.add("empty token has been found" + where(name, row));
            } else if (users.put(token, Authenticated.as(row.user()))) {
                warnings.add("duplicate token has been found" + where(name, row));
            }
        });
        return new TokenFileAuthenticator(users, warnings);
    }

    private static String where(String name, UserFile.Entry row) {
        return " in token file '" + name + "', record number '" + row.number() + "'";
    }

    /** What is odd about the file and yet no error, in the words of kube-apiserver's log; to be logged by who reads it. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public AuthenticationResult authenticate(BearerToken credential) {
        Authenticated user = users.get(credential.token());
        if (user == null) {
            credential.trace().note(() -> "no line of the file has this token");
            return AuthenticationResult.noOpinion();
        }
        return user;
    }
}

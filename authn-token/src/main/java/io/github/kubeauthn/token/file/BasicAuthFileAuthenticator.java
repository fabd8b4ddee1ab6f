package io.github.kubeauthn.token.file;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoFiles;
import io.github.kubeauthn.token.jose.Base64Standard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the users of a file and their passwords ({@code --basic-auth-file}, which Kubernetes had until 1.18), shown in an
 * {@code Authorization: Basic} header (RFC 7617): a line for each of {@code password,user name,user uid} and perhaps
 * {@code "group,group"}, as CSV. Of several lines with one user name the last one counts.
 *
 * <p>The file is read once. Passwords are compared in constant time. After a success the header goes.
 */
public final class BasicAuthFileAuthenticator implements Authenticator<HttpCredential> {

    private static final UserFile.Format FORMAT = new UserFile.Format("password file", "password");
    private static final String HEADER = "Authorization";
    private static final String SCHEME = "Basic ";
    private static final Failed REFUSED = Failed.refused("invalid username/password combination");

    private final Map<String, UserFile.Entry> users;
    private final List<String> warnings;

    private BasicAuthFileAuthenticator(Map<String, UserFile.Entry> users, List<String> warnings) {
        this.users = Map.copyOf(users);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads the file.
     *
     * @throws InvalidConfigurationException if it cannot be read, is no CSV, or a line has less than three columns
     */
    public static BasicAuthFileAuthenticator read(Path file) {
        return parse(file.toString(), GoFiles.read(file, file.toString()));
    }

    /**
     * Reads the content of a file.
     *
     * @param name what messages call the file
     * @throws InvalidConfigurationException if it is no CSV, or a line has less than three columns
     */
    public static BasicAuthFileAuthenticator parse(String name, byte[] content) {
        Map<String, UserFile.Entry> users = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        UserFile.parse(FORMAT, name, content, row -> {
            if (users.put(row.user().name(), row) != null) {
                warnings.add("duplicate username '" + row.user().name() + "' has been found in password file '" + name
                        + "', record number '" + row.number() + "'");
            }
        });
        return new BasicAuthFileAuthenticator(users, warnings);
    }

    /** What is odd about the file and yet no error, in the words of kube-apiserver's log; to be logged by who reads it. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        byte[] pair = decode(credential.headers().first(HEADER));
        int colon = pair == null ? -1 : indexOfColon(pair);
        if (pair == null || colon < 0) {
            credential.trace().note(() -> "there are no user name and password in the Authorization header");
            return AuthenticationResult.noOpinion();
        }
        UserFile.Entry entry = users.get(new String(pair, 0, colon, StandardCharsets.UTF_8));
        if (entry == null || !isEqual(entry, pair)) {
            return REFUSED;
        }
        return Authenticated.as(entry.user()).withHeaderEdits(List.of(new HeaderEdit.Remove(HEADER)));
    }

    /** Whether user name and password are those of an entry. The name is compared again, as bytes: it may be no text. */
    private static boolean isEqual(UserFile.Entry entry, byte[] pair) {
        if (entry.secret() == null) {
            return false;
        }
        byte[] expected = (entry.user().name() + ":" + entry.secret()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, pair);
    }

    /** What stands in base64 behind the scheme, as Go's {@code http.Request.BasicAuth} decodes it; null if nothing does. */
    private static byte @Nullable [] decode(String header) {
        return hasScheme(header) ? Base64Standard.decode(header.substring(SCHEME.length())) : null;
    }

    /** Without regard to case, but no character beyond ASCII is taken for one of these. */
    private static boolean hasScheme(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && header.chars().limit(SCHEME.length()).allMatch(c -> c < 0x80);
    }

    private static int indexOfColon(byte[] pair) {
        for (int i = 0; i < pair.length; i++) {
            if (pair[i] == ':') {
                return i;
            }
        }
        return -1;
    }
}

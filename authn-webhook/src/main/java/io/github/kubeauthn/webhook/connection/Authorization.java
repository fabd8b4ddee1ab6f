package io.github.kubeauthn.webhook.connection;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.webhook.kubeconfig.ClusterAccess.Identity;
import io.github.kubeauthn.webhook.kubeconfig.Material;
import io.github.kubeauthn.webhook.kubeconfig.Material.InFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code Authorization} header of a user: a token, one that a file keeps current, or a password. It never shows. */
final class Authorization {

    private static final Logger LOG = LoggerFactory.getLogger(Authorization.class);

    private final Material tokenFile;
    private final String passwordHeader;
    private final LookAgain<String> fileToken;
    private volatile String complaint = "";

    private Authorization(Identity identity, String firstToken, LookAgain.Pace pace) {
        this.tokenFile = identity.tokenFile();
        this.passwordHeader = identity.username().isEmpty() ? "" : basic(identity);
        this.fileToken = new LookAgain<>(firstToken, pace, this::reread);
    }

    /**
     * Reads the token file, if there is one, for the first time.
     *
     * @throws InvalidConfigurationException if it cannot be read or is empty, or if there is a password beside the token
     */
    static Authorization of(Identity identity, LookAgain.Pace pace) {
        String token = identity.token().isEmpty() ? firstFileToken(identity.tokenFile()) : identity.token();
        if (!identity.username().isEmpty()
                && (!token.isEmpty() || identity.tokenFile().isPresent())) {
            throw new InvalidConfigurationException("username/password or bearer token may be set, but not both");
        }
        return new Authorization(identity, token, pace);
    }

    private static String firstFileToken(Material file) {
        try {
            String token = text(file);
            if (token.isEmpty() && file instanceof InFile inFile) {
                throw new InvalidConfigurationException("read empty token from file "
                        + GoQuoted.string(inFile.path().toString()));
            }
            return token.isBlank() ? token : token.strip();
        } catch (UnusableCredentialsException e) {
            throw new InvalidConfigurationException(e.complaint());
        }
    }

    private static String basic(Identity identity) {
        byte[] pair = (identity.username() + ":" + identity.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The header's value now; empty if there is to be none. */
    String header() {
        String token = fileToken.current();
        return token.isEmpty() ? passwordHeader : "Bearer " + token;
    }

    private String reread(String before) {
        if (!tokenFile.isPresent()) {
            return before;
        }
        try {
            String token = text(tokenFile).strip();
            complain(token.isEmpty() ? "its file is empty" : "");
            return token.isEmpty() ? before : token;
        } catch (UnusableCredentialsException e) {
            complain(e.complaint());
            return before;
        }
    }

    /** Says it once, not at every look. */
    private void complain(String problem) {
        if (!problem.equals(complaint)) {
            complaint = problem;
            if (!problem.isEmpty()) {
                LOG.warn("The token of the kubeconfig cannot be read again, the last one stays: {}", problem);
            }
        }
    }

    private static String text(Material material) throws UnusableCredentialsException {
        return new String(FreshMaterial.read(material), StandardCharsets.UTF_8);
    }
}

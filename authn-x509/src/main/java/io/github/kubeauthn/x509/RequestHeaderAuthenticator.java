package io.github.kubeauthn.x509;

import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.HeaderEdit;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.x509.path.KeyPurpose;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Believes a front proxy who its clients are ({@code --requestheader-*}): a proxy that shows a certificate of a CA of its
 * own, and of an allowed name, puts user, UID, groups and extra into headers of the request.
 *
 * <p>No certificate, or no header with a user name, is no opinion; a certificate that does not lead to the CA bundle, or is
 * of another name, is refused. After a success the headers are to be removed from the request; that is part of the answer.
 */
public final class RequestHeaderAuthenticator implements Authenticator<HttpCredential> {

    private static final List<HeaderEdit> STANDARD_EDITS = List.of(
            new HeaderEdit.Remove("X-Remote-User"),
            new HeaderEdit.Remove("X-Remote-Uid"),
            new HeaderEdit.Remove("X-Remote-Group"),
            new HeaderEdit.RemovePrefix("X-Remote-Extra-"));

    private final CaSource cas;
    private final Clock clock;
    private final List<String> allowedNames;
    private final List<String> usernameHeaders;
    private final List<String> uidHeaders;
    private final List<String> groupHeaders;
    private final ExtraHeaders extraHeaders;
    private final List<HeaderEdit> headerEdits;

    private RequestHeaderAuthenticator(Builder builder) {
        this.cas = builder.cas;
        this.clock = builder.clock;
        this.allowedNames = builder.allowedNames;
        this.usernameHeaders = builder.usernameHeaders;
        this.uidHeaders = builder.uidHeaders;
        this.groupHeaders = builder.groupHeaders;
        this.extraHeaders = new ExtraHeaders(builder.extraHeaderPrefixes);
        this.headerEdits = edits(builder);
    }

    private static List<HeaderEdit> edits(Builder builder) {
        List<HeaderEdit> edits = new ArrayList<>();
        builder.usernameHeaders.forEach(name -> edits.add(new HeaderEdit.Remove(name)));
        builder.uidHeaders.forEach(name -> edits.add(new HeaderEdit.Remove(name)));
        builder.groupHeaders.forEach(name -> edits.add(new HeaderEdit.Remove(name)));
        builder.extraHeaderPrefixes.forEach(prefix -> edits.add(new HeaderEdit.RemovePrefix(prefix)));
        return List.copyOf(edits);
    }

    /**
     * Starts with no header names at all, as kube-apiserver's flags do, and with any name allowed.
     *
     * @param cas whom to trust to be the proxy
     */
    public static Builder builder(CaSource cas) {
        return new Builder(cas);
    }

    /**
     * What removes the headers {@code X-Remote-User}, {@code X-Remote-Uid}, {@code X-Remote-Group} and
     * {@code X-Remote-Extra-*}. The filter of kube-apiserver does so after every success, whoever authenticated the
     * request and whether or not there is a front proxy.
     */
    public static List<HeaderEdit> standardHeaderEdits() {
        return STANDARD_EDITS;
    }

    /**
     * What removes the headers that this authenticator reads. The filter of kube-apiserver does so after every success,
     * whoever authenticated the request.
     */
    public List<HeaderEdit> headerEdits() {
        return headerEdits;
    }

    @Override
    public AuthenticationResult authenticate(HttpCredential credential) {
        if (credential.peerCertificates().isEmpty()) {
            credential.trace().note(() -> "the client sent no certificate");
            return AuthenticationResult.noOpinion();
        }
        Optional<CaBundle> trusted = cas.current();
        if (trusted.isEmpty()) {
            return AuthenticationResult.noOpinion();
        }
        PeerChain chain = PeerChain.parse(credential.peerCertificates());
        if (chain instanceof PeerChain.WellFormed wellFormed) {
            credential.trace().note(() -> PeerDescription.of(wellFormed, clock.instant()));
            Failed refusal = refusal(credential, wellFormed, trusted.get());
            return refusal == null ? user(credential) : refusal;
        }
        return Failed.refused(((PeerChain.Malformed) chain).message());
    }

    /** Why the peer is not the proxy; null if it is. */
    private @Nullable Failed refusal(HttpCredential credential, PeerChain.WellFormed chain, CaBundle trusted) {
        Optional<String> objection = trusted.objection(chain, clock.instant(), KeyPurpose.CLIENT_AUTH);
        if (objection.isPresent()) {
            credential.trace().note(() -> "trusted are " + trusted.describe());
            return Failed.refused(objection.get());
        }
        String name = chain.leaf().subject().commonName();
        if (!allowedNames.isEmpty() && !allowedNames.contains(name)) {
            credential.trace().note(() -> "the allowed names are " + GoQuoted.list(allowedNames));
            return Failed.refused("x509: subject with cn=" + name + " is not in the allowed list");
        }
        return null;
    }

    private AuthenticationResult user(HttpCredential credential) {
        Headers headers = credential.headers();
        String name = first(headers, usernameHeaders);
        if (name.isEmpty()) {
            credential
                    .trace()
                    .note(() -> "the peer may be the proxy, but no header of " + usernameHeaders + " names a user");
            return AuthenticationResult.noOpinion();
        }
        List<String> groups = new ArrayList<>();
        for (String header : groupHeaders) {
            for (String group : headers.values(header)) {
                if (!group.isEmpty()) {
                    groups.add(group);
                }
            }
        }
        Map<String, List<String>> extra = extraHeaders.read(headers);
        return Authenticated.as(new UserInfo(name, first(headers, uidHeaders), groups, extra))
                .withHeaderEdits(headerEdits);
    }

    /** The first value of the first header whose first value is not empty. */
    private static String first(Headers headers, List<String> names) {
        for (String name : names) {
            String value = headers.first(name);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Everything but the source of trust has a default. Not safe for use by several threads. */
    public static final class Builder {

        private final CaSource cas;
        private Clock clock = Clock.systemUTC();
        private List<String> allowedNames = List.of();
        private List<String> usernameHeaders = List.of();
        private List<String> uidHeaders = List.of();
        private List<String> groupHeaders = List.of();
        private List<String> extraHeaderPrefixes = List.of();

        private Builder(CaSource cas) {
            this.cas = cas;
        }

        /** By which the validity of certificates is judged; the system's unless said otherwise. */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /**
         * The common names of the proxy's certificate ({@code --requestheader-allowed-names}); empty for any, which lets
         * everybody with a certificate of these CAs be anybody.
         */
        public Builder allowedNames(List<String> names) {
            this.allowedNames = List.copyOf(names);
            return this;
        }

        /** Where user names stand ({@code --requestheader-username-headers}): the first header with a value counts. */
        public Builder usernameHeaders(List<String> names) {
            this.usernameHeaders = checked(names);
            return this;
        }

        /** Where UIDs stand ({@code --requestheader-uid-headers}): the first header with a value counts. */
        public Builder uidHeaders(List<String> names) {
            this.uidHeaders = checked(names);
            return this;
        }

        /** Where groups stand ({@code --requestheader-group-headers}): all values of all headers count. */
        public Builder groupHeaders(List<String> names) {
            this.groupHeaders = checked(names);
            return this;
        }

        /**
         * How headers with extra begin ({@code --requestheader-extra-headers-prefix}); the rest of their name is the key,
         * in lower case, percent-encoded.
         */
        public Builder extraHeaderPrefixes(List<String> prefixes) {
            this.extraHeaderPrefixes = checked(prefixes);
            return this;
        }

        private static List<String> checked(List<String> names) {
            for (String name : names) {
                if (name.isBlank()) {
                    throw new InvalidConfigurationException("empty header " + GoQuoted.string(name));
                }
            }
            return List.copyOf(names);
        }

        public RequestHeaderAuthenticator build() {
            return new RequestHeaderAuthenticator(this);
        }
    }
}

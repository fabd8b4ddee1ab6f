package io.github.kubeauthn.testkit.contract;

import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.Authenticator;
import io.github.kubeauthn.api.BearerToken;
import io.github.kubeauthn.testkit.hostile.HostileInput;
import io.github.kubeauthn.testkit.hostile.HostileTokens;
import io.github.kubeauthn.testkit.question.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The contract of an authenticator of tokens. A test class that inherits it says how the authenticator is made and which token it
 * knows; the rest has defaults.
 */
public abstract class TokenAuthenticatorContract extends AuthenticatorContract<BearerToken> {

    private static final String JWT_OF_NOBODY =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vYm9keSJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci1vZi1ub2JvZHkuaW52YWxpZCIsInN1YiI6Im5vYm9keSJ9."
                    + "c2lnbmVkIGJ5IG5vYm9keSBhdCBhbGwgYW5kIGZvciBub2JvZHkgYXQgYWxs";

    /** A token that it authenticates. */
    protected abstract String knownToken();

    /** Tokens of its kind that it refuses; none unless said otherwise. */
    protected List<String> refusedTokens() {
        return List.of();
    }

    /**
     * Tokens that are not of its kind, about which it has no opinion: a text that means nothing and a JWT of an issuer that does
     * not exist, unless said otherwise.
     */
    protected List<String> foreignTokens() {
        return List.of("a-text-that-nobody-here-can-know", JWT_OF_NOBODY);
    }

    @Override
    BearerToken known() {
        return BearerToken.of(knownToken());
    }

    @Override
    List<BearerToken> refused() {
        return refusedTokens().stream().map(BearerToken::of).toList();
    }

    @Override
    List<BearerToken> foreign() {
        return foreignTokens().stream().map(BearerToken::of).toList();
    }

    @Override
    List<HostileInput<BearerToken>> hostile() {
        return HostileTokens.all().stream()
                .map(input -> new HostileInput<>(input.name(), BearerToken.of(input.value())))
                .toList();
    }

    @Override
    List<String> secrets(BearerToken credential) {
        return Secrets.ofToken(credential.token());
    }

    @Override
    String describe(BearerToken credential) {
        int index = foreignTokens().indexOf(credential.token());
        return index < 0 ? "a token" : "token number " + (index + 1) + " of foreignTokens()";
    }

    @Test
    void does_not_take_its_token_when_it_was_tampered_with() {
        Authenticator<BearerToken> authenticator = authenticator();
        tampered(knownToken()).forEach((how, token) -> {
            Asked asked = Asked.of(authenticator, BearerToken.of(token));
            if (asked.result() instanceof Authenticated) {
                broken("does not take its token when it was tampered with", "the known token, " + how, asked);
            }
        });
    }

    /** In each the meaning has changed, not only the spelling. */
    private static Map<String, String> tampered(String token) {
        Map<String, String> tampered = new LinkedHashMap<>();
        int half = token.length() / 2;
        tampered.put("its first half", token.substring(0, half));
        tampered.put("its second half", token.substring(half));
        tampered.put("with a letter more", token + "Q");
        tampered.put("with a letter in front", "Q" + token);
        int start = 0;
        for (String segment : new ArrayList<>(List.of(token.split("\\.", -1)))) {
            if (!segment.isEmpty()) {
                int at = start + segment.length() / 2;
                char other = token.charAt(at) == 'x' ? 'y' : 'x';
                tampered.put("with another letter at " + at, token.substring(0, at) + other + token.substring(at + 1));
            }
            start += segment.length() + 1;
        }
        return tampered;
    }
}

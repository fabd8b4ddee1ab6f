package io.github.kubeauthn.webhook.review;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.token.json.StructReader;

/**
 * What a token review says: {@code status} of {@code TokenReview}.
 *
 * @param authenticated whether the token is good
 * @param user whose it is; has a meaning only if {@code authenticated}
 * @param audiences for whom this holds; none if whoever answers does not distinguish audiences
 * @param error why the token could not be checked; empty if it could
 */
public record TokenReviewStatus(boolean authenticated, UserInfo user, Audiences audiences, String error) {

    static TokenReviewStatus read(StructReader status, String goPackage) {
        StructReader user = status.struct("user", goPackage + ".UserInfo");
        return new TokenReviewStatus(
                status.bool("authenticated"),
                new UserInfo(
                        user.string("username"),
                        user.string("uid"),
                        user.strings("groups"),
                        user.stringListMap("extra")),
                Audiences.of(status.strings("audiences")),
                status.string("error"));
    }

    /** The status as kube-apiserver writes it. */
    public JsonText toJsonText() {
        return new JsonText()
                .withIfTrue("authenticated", authenticated)
                .with(
                        "user",
                        new JsonText()
                                .withUnlessEmpty("username", user.name())
                                .withUnlessEmpty("uid", user.uid())
                                .withUnlessEmpty("groups", user.groups())
                                .withUnlessEmpty("extra", user.extra()))
                .withUnlessEmpty("audiences", audiences.values())
                .withUnlessEmpty("error", error);
    }
}

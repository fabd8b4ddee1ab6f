package io.github.kubeauthn.conformance.run;

import io.github.kubeauthn.api.Audiences;
import io.github.kubeauthn.api.AuthenticationContext;
import io.github.kubeauthn.api.AuthenticationResult;
import io.github.kubeauthn.api.AuthenticationResult.Authenticated;
import io.github.kubeauthn.api.AuthenticationResult.Failed;
import io.github.kubeauthn.api.Headers;
import io.github.kubeauthn.api.HttpCredential;
import io.github.kubeauthn.apiserver.AuthenticationChain;
import io.github.kubeauthn.apiserver.RequestDecision;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Declined;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.Case.Request;
import io.github.kubeauthn.conformance.vector.Case.Review;
import io.github.kubeauthn.conformance.vector.Expect;
import io.github.kubeauthn.conformance.vector.Expect.ReviewStatus;
import io.github.kubeauthn.conformance.vector.Expect.ReviewedUser;
import io.github.kubeauthn.conformance.vector.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Puts questions to the chain of a running scenario. */
final class Interview {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Go sorts strings by their bytes. */
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final AuthenticationChain chain;
    private final LiveServers servers;
    private final RecordedCluster cluster;

    Interview(AuthenticationChain chain, LiveServers servers, RecordedCluster cluster) {
        this.chain = chain;
        this.servers = servers;
        this.cluster = cluster;
    }

    /** Waits until no case needs keys that are not there yet, for as long as the oracle does; then every route counts anew. */
    void waitForIssuers(List<Case> waiting) throws InterruptedException {
        long start = System.nanoTime();
        while (countEarly(waiting) > 0 && System.nanoTime() - start < PATIENCE.toNanos()) {
            Thread.sleep(PAUSE.toMillis());
        }
        servers.resetTimes();
    }

    /** All are asked each time, as by the oracle: what they leave in the chain's caches counts. */
    private long countEarly(List<Case> cases) {
        return cases.stream()
                .map(this::answer)
                .filter(answer -> answer.error().contains("not initialized"))
                .count();
    }

    Expect answer(Case question) {
        servers.forgetRequests();
        cluster.forgetPatches();
        return Guard.ask(question.id(), () -> ask(question), why -> Expect.of(Outcome.FAILED, why));
    }

    private Expect ask(Case question) {
        if (question.request() != null) {
            return ask(question.request());
        }
        if (question.tokenReview() != null) {
            return ask(question.tokenReview());
        }
        if (question.x509() != null) {
            return CertificateAnswers.answer(question.x509());
        }
        return Expect.of(Outcome.FAILED, "the case asks nothing");
    }

    private Expect ask(Request request) {
        AskedRequest asked;
        try {
            asked = AskedRequest.of(request);
        } catch (MalformedRequestException malformed) {
            return Expect.of(Outcome.MALFORMED_REQUEST, String.valueOf(malformed.getMessage()));
        }
        HttpCredential credential = asked.credential(AuthenticationContext.unlimited());
        Audiences audiences = asked.audiences();
        return audiences == null ? decide(credential) : authenticate(credential, audiences);
    }

    /** The chain itself. */
    private Expect authenticate(HttpCredential credential, Audiences audiences) {
        return answer(chain.authenticate(
                        credential.withContext(credential.context().withRequestedAudiences(audiences))))
                .build();
    }

    /** The filter in front of handlers, which a connection must reach first. */
    private Expect decide(HttpCredential credential) {
        RequestDecision decision = chain.decide(credential);
        Expect.Builder answer = answer(decision.result());
        if (outcome(decision.result()) != Outcome.MALFORMED_CERTIFICATE) {
            answer.httpStatus(decision.status());
        }
        if (decision instanceof RequestDecision.Admitted admitted) {
            answer.remainingHeaders(lines(admitted.remainingHeaders()));
        }
        return answer.build();
    }

    private Expect.Builder answer(AuthenticationResult result) {
        Expect.Builder answer = Expect.builder(outcome(result))
                .warnings(result.notices().warnings())
                .auditAnnotations(result.notices().auditAnnotations())
                .webhookRequests(servers.webhookRequests())
                .patches(cluster.patches());
        if (result instanceof Authenticated success) {
            answer.user(success.user()).audiences(success.audiences().values());
        } else if (result instanceof Failed failure) {
            answer.error(failure.message());
        }
        return answer;
    }

    private static Outcome outcome(AuthenticationResult result) {
        if (result instanceof Authenticated) {
            return Outcome.AUTHENTICATED;
        }
        if (result instanceof Failed failure) {
            return failure.kind() == Failed.Kind.MALFORMED_CERTIFICATE ? Outcome.MALFORMED_CERTIFICATE : Outcome.ERROR;
        }
        return Outcome.NONE;
    }

    private Expect ask(Review review) {
        TokenReviewAnswer answer =
                chain.review(review.token(), Audiences.of(review.audiences()), AuthenticationContext.unlimited());
        Expect.Builder expect = answer instanceof Reviewed reviewed ? reviewed(reviewed) : declined((Declined) answer);
        return expect.webhookRequests(servers.webhookRequests())
                .patches(cluster.patches())
                .build();
    }

    private static Expect.Builder reviewed(Reviewed reviewed) {
        Outcome failed = reviewed.error().isEmpty() ? Outcome.NONE : Outcome.ERROR;
        return Expect.builder(reviewed.authenticated() ? Outcome.AUTHENTICATED : failed)
                .reviewStatus(new ReviewStatus(
                        reviewed.authenticated() ? true : null,
                        reviewed.user().map(ReviewedUser::of).orElse(ReviewedUser.NOBODY),
                        reviewed.audiences().values(),
                        reviewed.error()));
    }

    private static Expect.Builder declined(Declined declined) {
        return Expect.builder(Outcome.ERROR).reviewError(declined.message());
    }

    private static List<String> lines(Headers headers) {
        List<String> lines = new ArrayList<>();
        for (String name : headers.names()) {
            headers.values(name).forEach(value -> lines.add(name + ": " + value));
        }
        lines.sort(BY_BYTES);
        return lines;
    }
}

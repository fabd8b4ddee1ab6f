package io.github.kubeauthn.cli.explain;

import io.github.kubeauthn.api.TraceStep;
import io.github.kubeauthn.api.TraceStep.Answer;
import io.github.kubeauthn.api.UserInfo;
import io.github.kubeauthn.apiserver.TokenReviewAnswer;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Declined;
import io.github.kubeauthn.apiserver.TokenReviewAnswer.Reviewed;
import io.github.kubeauthn.cli.terminal.Colour;
import io.github.kubeauthn.cli.terminal.Terminal;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** An explanation for people. */
final class TextReport {

    private static final String INDENT = "  ";

    private final Terminal terminal;

    TextReport(Terminal terminal) {
        this.terminal = terminal;
    }

    void write(Explanation explanation) {
        decision(explanation);
        if (explanation.user() != null) {
            heading("SelfSubjectReview (kubectl auth whoami)");
            user(explanation.user());
        }
        explanation.reviewed().ifPresent(this::review);
        notices(explanation);
        if (explanation.token() != null) {
            token(explanation.token());
        }
        heading("Who was asked");
        explanation.steps().forEach(step -> step(step, 1));
        advice(explanation.advice());
    }

    private void decision(Explanation explanation) {
        if (explanation.user() != null) {
            terminal.write(
                    "",
                    INDENT,
                    explanation.isAnonymous() ? Colour.WARNING : Colour.GOOD,
                    "authenticated as " + explanation.user().name() + " (200)");
        } else {
            terminal.write("", INDENT, Colour.BAD, "refused (401 Unauthorized): " + explanation.reason());
        }
    }

    private void user(UserInfo user) {
        field("Username", user.name());
        field("UID", user.uid());
        field("Groups", user.groups().isEmpty() ? "" : "[" + String.join(" ", user.groups()) + "]");
        new TreeMap<>(user.extra())
                .forEach((key, values) -> field("Extra: " + key, "[" + String.join(" ", values) + "]"));
    }

    private void review(TokenReviewAnswer answer) {
        heading("TokenReview of the token");
        if (answer instanceof Declined declined) {
            field("answered", declined.code() + " " + declined.message());
            return;
        }
        Reviewed reviewed = (Reviewed) answer;
        field("authenticated", Boolean.toString(reviewed.authenticated()));
        reviewed.user().ifPresent(this::user);
        field(
                "audiences",
                reviewed.audiences().isEmpty() ? "" : reviewed.audiences().toString());
        field("error", reviewed.error());
    }

    private void notices(Explanation explanation) {
        List<String> warnings = explanation.notices().warnings();
        if (!warnings.isEmpty()) {
            heading("Warnings to the client");
            warnings.forEach(warning -> terminal.write(INDENT, INDENT, Colour.WARNING, warning));
        }
        if (!explanation.notices().auditAnnotations().isEmpty()) {
            heading("Audit annotations");
            explanation.notices().auditAnnotations().forEach(this::field);
        }
    }

    private void token(TokenPortrait token) {
        heading("The token (" + token.form() + "; its signature and secret are not shown)");
        token.keyId().ifPresent(id -> field("key id", id));
        if (token.header() != null) {
            field("header", oneLine(token.header()));
        }
        if (token.claims() != null) {
            token.claims().forEachEntry((name, value) -> field("claim " + name, oneLine(value)));
        }
    }

    private static String oneLine(JsonNode node) {
        return node.toString();
    }

    private void step(TraceStep step, int depth) {
        String indent = INDENT.repeat(depth);
        String deeper = indent + INDENT;
        String why =
                step.reason().isEmpty() ? "" : (step.answer() == Answer.AUTHENTICATED ? " as " : ": ") + step.reason();
        terminal.write(indent, deeper, colour(step.answer()), step.name() + ": " + step.answer() + why);
        step.notes().forEach(note -> terminal.write(deeper + "- ", deeper + INDENT, Colour.PLAIN, note));
        Advice.about(step).ifPresent(advice -> terminal.write(deeper + "> ", deeper + INDENT, Colour.HINT, advice));
        step.children().forEach(child -> step(child, depth + 1));
    }

    private static Colour colour(Answer answer) {
        return switch (answer) {
            case AUTHENTICATED -> Colour.GOOD;
            case REFUSED, COULD_NOT_CHECK -> Colour.BAD;
            case NO_OPINION -> Colour.PLAIN;
            case NOT_ASKED -> Colour.FAINT;
        };
    }

    private void advice(List<String> advice) {
        if (advice.isEmpty()) {
            return;
        }
        heading("What would have to be different");
        advice.forEach(each -> terminal.write(INDENT + "> ", INDENT + INDENT, Colour.HINT, each));
    }

    private void heading(String text) {
        terminal.out().println();
        terminal.out().println(terminal.paint(Colour.STRONG, text));
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            terminal.write(INDENT + name + ": ", INDENT + INDENT, Colour.PLAIN, value);
        }
    }
}

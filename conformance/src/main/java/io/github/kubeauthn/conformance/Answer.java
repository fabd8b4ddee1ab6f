package io.github.kubeauthn.conformance;

import io.github.kubeauthn.conformance.run.CertificateAnswers;
import io.github.kubeauthn.conformance.run.ConfigurationAnswers;
import io.github.kubeauthn.conformance.run.ScenarioAnswers;
import io.github.kubeauthn.conformance.vector.AnswerLine;
import io.github.kubeauthn.conformance.vector.Case;
import io.github.kubeauthn.conformance.vector.ConfigurationCase;
import io.github.kubeauthn.conformance.vector.ScenarioFolder;
import io.github.kubeauthn.conformance.vector.VectorJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads conformance vectors and prints this library's answers, one JSON object a line. */
public final class Answer {

    private static final String USAGE = """
            usage: answer DIR...                   the cases of scenario folders
                   answer --x509 FILE              cases of the client certificate authenticator alone
                   answer --configuration FILE     configurations and command lines to validate""";

    private final PrintStream out;
    private final PrintStream err;
    private final ScenarioAnswers scenarios;

    Answer(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.scenarios = new ScenarioAnswers(clock);
    }

    public static void main(String[] arguments) {
        // JSON is UTF-8, whatever the console's own encoding is.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int status = new Answer(out, System.err, Clock.systemUTC()).run(List.of(arguments));
        // A part of the library that leaves a thread behind must not keep the program from ending.
        System.exit(status);
    }

    /** Answers, and says how: 0 for everything answered, 1 for a file that cannot be read, 2 for a wrong command line. */
    int run(List<String> arguments) {
        if (arguments.size() < 2 || !arguments.get(0).equals("answer")) {
            return wrongUsage();
        }
        int status = 0;
        Iterator<String> rest = arguments.subList(1, arguments.size()).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            try {
                if (!argument.startsWith("--")) {
                    answerScenario(Path.of(argument));
                } else if (argument.equals("--x509") && rest.hasNext()) {
                    answerCertificates(Path.of(rest.next()));
                } else if (argument.equals("--configuration") && rest.hasNext()) {
                    answerConfigurations(Path.of(rest.next()));
                } else {
                    return wrongUsage();
                }
            } catch (IOException | JacksonException unreadable) {
                err.println("vectors cannot be read: " + unreadable);
                status = 1;
            }
        }
        return status;
    }

    private void answerScenario(Path folder) throws IOException {
        Path description = folder.resolve("scenario.json");
        if (!Files.isReadable(description)) {
            throw new NoSuchFileException(description.toString());
        }
        scenarios.answer(new ScenarioFolder(folder), this::print);
    }

    private void answerCertificates(Path file) throws IOException {
        for (Case question : VectorJson.readLines(file, Case.class)) {
            print(CertificateAnswers.answer(question));
        }
    }

    private void answerConfigurations(Path file) throws IOException {
        for (ConfigurationCase question : VectorJson.readLines(file, ConfigurationCase.class)) {
            print(ConfigurationAnswers.answer(question));
        }
    }

    private void print(AnswerLine line) {
        out.println(VectorJson.line(line));
    }

    private int wrongUsage() {
        err.println(USAGE);
        return 2;
    }
}

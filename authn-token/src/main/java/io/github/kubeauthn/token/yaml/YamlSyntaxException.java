package io.github.kubeauthn.token.yaml;

/**
 * A text that is not YAML, or that Kubernetes would not read as YAML. The message is the problem alone, as kube-apiserver would
 * word it where it has words; whoever knows the file puts its name in front. It holds nothing of the text but names of
 * keys and anchors.
 */
public final class YamlSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String problem;

    YamlSyntaxException(int line, String problem) {
        super(line > 0 ? "yaml: line " + line + ": " + problem : "yaml: " + problem);
        this.line = line;
        this.problem = problem;
    }

    /** The line of the problem, counted from 1; 0 where it has none. */
    public int line() {
        return line;
    }

    /** What is wrong, without the line. */
    public String problem() {
        return problem;
    }
}

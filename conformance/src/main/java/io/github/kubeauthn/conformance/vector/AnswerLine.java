package io.github.kubeauthn.conformance.vector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** One line of answers. */
public sealed interface AnswerLine {

    /** The answer to a case of a scenario. */
    record Answered(String scenario, String id, Expect expect) implements AnswerLine {}

    /** The answer to a scenario that does not start; its cases have none. */
    record Refused(String scenario, String startupError) implements AnswerLine {}

    /** The answer to a case that needs no scenario. */
    record AnsweredAlone(String id, Expect expect) implements AnswerLine {}

    /**
     * What is wrong with a configuration; nothing if all are empty.
     *
     * @param decodeError why the file cannot be read as a configuration
     * @param flagError why the flags do not parse
     * @param errors what validation says, in order
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Validated(
            String id,
            String decodeError,
            String flagError,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> errors)
            implements AnswerLine {}
}

package io.github.kubeauthn.cel.program;

/** A node of a program. Immutable once the program is planned. */
abstract class Node {

    /** Its value or an error; what it cost has been paid. */
    abstract Object evaluate(Execution x);

    /** Under which id its values are known to the nodes that pay for them. */
    abstract int id();
}

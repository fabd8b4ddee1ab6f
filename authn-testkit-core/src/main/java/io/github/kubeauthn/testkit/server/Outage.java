package io.github.kubeauthn.testkit.server;

/** How a server is of no use. */
public enum Outage {
    /** Every connection ends without an answer. */
    DOWN,
    /** No answer comes, until the outage is over or the server is closed. */
    SILENT,
    /** Every answer is 500. */
    ERROR,
    /** Every answer is 503. */
    UNAVAILABLE,
    /** Every answer is 302 to another host. */
    REDIRECT
}

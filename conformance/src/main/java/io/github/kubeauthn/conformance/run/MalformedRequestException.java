package io.github.kubeauthn.conformance.run;

/** The HTTP server in front of the chain would refuse a request. */
public final class MalformedRequestException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedRequestException(String message) {
        super(message);
    }
}

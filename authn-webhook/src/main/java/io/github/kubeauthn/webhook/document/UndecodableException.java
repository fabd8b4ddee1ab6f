package io.github.kubeauthn.webhook.document;

/** A text is not the API object that it should be. */
public final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String complaint;

    public UndecodableException(String complaint) {
        super(complaint, null, false, false);
        this.complaint = complaint;
    }

    /** Why not, as apimachinery would say it. */
    public String complaint() {
        return complaint;
    }
}

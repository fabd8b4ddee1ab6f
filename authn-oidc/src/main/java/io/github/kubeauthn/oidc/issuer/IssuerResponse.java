package io.github.kubeauthn.oidc.issuer;

import io.github.kubeauthn.api.text.GoQuoted;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * What a server answered.
 *
 * @param status the status code
 * @param headers the header fields
 * @param body the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // It is made once, read once, and compared with nothing.
record IssuerResponse(int status, HttpHeaders headers, byte[] body) {

    private static final int MAX_QUOTED = 300;

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(410, "Gone"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    /** The status as a status line has it. HTTP/2 carries no words, so they are those of RFC 9110. */
    String statusLine() {
        String reason = REASONS.get(status);
        return reason == null ? Integer.toString(status) : status + " " + reason;
    }

    /** What a redirect needs said, as kube-apiserver would have followed it; empty for any other answer. */
    String redirectNote() {
        return status >= 300 && status < 400 && status != 304
                ? " (a redirect is not followed: it would hand a token, or the choice of keys, to somebody else)"
                : "";
    }

    /** The beginning of the body as text. */
    String quotedBody() {
        String text = new String(body, 0, Math.min(body.length, MAX_QUOTED), StandardCharsets.UTF_8);
        return body.length > MAX_QUOTED ? text + "…" : text;
    }

    /** What is said of a body that is not the JSON it should be. */
    String notJson(String problem) {
        String contentType = headers.firstValue("Content-Type").orElse("");
        int end = contentType.indexOf(';');
        String mediaType = (end < 0 ? contentType : contentType.substring(0, end)).strip();
        return mediaType.toLowerCase(Locale.ROOT).equals("application/json")
                ? "got Content-Type = application/json, but could not unmarshal as JSON: " + problem
                : "expected Content-Type = application/json, got " + GoQuoted.string(contentType) + ": " + problem;
    }
}

package io.github.kubeauthn.oidc.claim;

import io.github.kubeauthn.api.text.GoQuoted;
import io.github.kubeauthn.oidc.claim.Outcome.Problem;
import io.github.kubeauthn.oidc.claim.Outcome.Success;
import io.github.kubeauthn.token.json.JsonDialect;
import io.github.kubeauthn.token.json.JsonReading;
import io.github.kubeauthn.token.json.JsonValue;
import io.github.kubeauthn.token.json.JsonValue.JsonNull;
import io.github.kubeauthn.token.json.JsonValue.JsonNumber;
import io.github.kubeauthn.token.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads a date claim (RFC 7519 section 2) as go-oidc does: a number, or a string that is one; a fraction is cut off; what no
 * 64-bit integer holds becomes the least one, as on amd64.
 */
final class DateClaim {

    private static final double TWO_TO_63 = 0x1p63;

    private DateClaim() {}

    static Outcome<TokenTime> read(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return read(number);
        }
        if (value == JsonNull.NULL) {
            return new Problem<>("strconv.ParseFloat: parsing \"\": invalid syntax");
        }
        if (!(value instanceof JsonString string)) {
            return new Problem<>("json: cannot unmarshal " + value.kind() + " into Go value of type json.Number");
        }
        boolean bare = !string.value().isEmpty() && string.value().charAt(0) > ' ';
        JsonReading reading = JsonDialect.ENCODING_JSON.read(string.value().getBytes(StandardCharsets.UTF_8));
        if (bare
                && reading instanceof JsonReading.WellFormed inner
                && inner.value() instanceof JsonNumber number
                && number.text().equals(string.value())) {
            return read(number);
        }
        return new Problem<>("json: invalid number literal, trying to unmarshal " + GoQuoted.string(string.value())
                + " into Number");
    }

    private static Outcome<TokenTime> read(JsonNumber number) {
        OptionalLong seconds = number.int64();
        if (seconds.isPresent()) {
            return new Success<>(TokenTime.ofUnix(seconds.getAsLong()));
        }
        OptionalDouble fraction = number.float64();
        if (fraction.isEmpty()) {
            return new Problem<>(
                    "strconv.ParseFloat: parsing " + GoQuoted.string(number.text()) + ": value out of range");
        }
        double value = fraction.getAsDouble();
        boolean fits = value >= -TWO_TO_63 && value < TWO_TO_63;
        return new Success<>(TokenTime.ofUnix(fits ? (long) value : Long.MIN_VALUE));
    }
}

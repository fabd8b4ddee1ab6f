package io.github.kubeauthn.x509.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerTimeTest {

    @ParameterizedTest
    @CsvSource({
        "260301120000Z,2026-03-01T12:00:00Z",
        "500101000000Z,1950-01-01T00:00:00Z",
        "491231235959Z,2049-12-31T23:59:59Z",
        "680229000000Z,1968-02-29T00:00:00Z",
        "2603011200Z,2026-03-01T12:00:00Z", // without seconds
        "260301120000+0100,2026-03-01T11:00:00Z",
        "260301120000-2459,2026-03-02T12:59:00Z",
        "2603011200-0001,2026-03-01T12:01:00Z"
    })
    void a_utc_time_is_of_1950_to_2049(String text, Instant instant) throws Exception {
        assertThat(DerTime.read(time(DerTag.UTC_TIME, text))).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "20260301120000Z,2026-03-01T12:00:00Z",
        "00000229000000Z,0000-02-29T00:00:00Z",
        "99991231235959Z,9999-12-31T23:59:59Z",
        "20260301120000+0100,2026-03-01T11:00:00Z"
    })
    void a_generalized_time_has_four_digits_of_a_year_and_seconds(String text, Instant instant) throws Exception {
        assertThat(DerTime.read(time(DerTag.GENERALIZED_TIME, text))).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "260301120000", // no zone
                "260301120000z",
                "260301120000+0000", // zero must be Z
                "260301120000-0000",
                "260301120000+0060",
                "260301120000+2500",
                "260301120000+01",
                "260301120000.5Z",
                "260301120060Z",
                "260301240000Z",
                "260230120000Z",
                "261301120000Z",
                "260001120000Z",
                "26030112Z",
                "2603011200000Z",
                "260301120000Z ",
                "2603 1120000Z",
                "20260301120000Z"
            })
    void any_other_utc_time_is_refused(String text) {
        assertThatThrownBy(() -> DerTime.read(time(DerTag.UTC_TIME, text))).hasMessage("x509: malformed UTCTime");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202603011200Z",
                "20260301120000",
                "20260301120000.5Z",
                "20260301120000,5Z",
                "21000229000000Z",
                "-2026030112000Z",
                "+2026030112000Z",
                "120260301120000Z"
            })
    void any_other_generalized_time_is_refused(String text) {
        assertThatThrownBy(() -> DerTime.read(time(DerTag.GENERALIZED_TIME, text)))
                .hasMessage("x509: malformed GeneralizedTime");
    }

    @Test
    void anything_else_is_no_time() {
        assertThatThrownBy(() -> DerTime.read(time(DerTag.PRINTABLE_STRING, "260301120000Z")))
                .hasMessage("x509: unsupported time format");
        assertThatThrownBy(() -> DerTime.read(DerReader.of(DerBytes.EMPTY)))
                .hasMessage("x509: unsupported time format");
    }

    private static DerReader time(int tag, String text) {
        byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
        byte[] der = new byte[2 + characters.length];
        der[0] = (byte) tag;
        der[1] = (byte) characters.length;
        System.arraycopy(characters, 0, der, 2, characters.length);
        return DerReader.of(DerBytes.of(der));
    }
}

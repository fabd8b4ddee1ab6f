package io.github.kubeauthn.x509.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubeauthn.x509.der.DerBytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Judged as Go's {@code Certificate.VerifyHostname} judges. */
class HostNamesTest {

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "example.com, EXAMPLE.com",
        "EXAMPLE.com, example.com",
        "example.com, example.com.",
        "*.example.com, www.example.com",
        "my_host.example.com, my_host.example.com",
        "*., *.", // no valid name: it must be exactly the same
        "-a.example.com, -a.example.com",
    })
    void a_name_is_matched_without_case_and_its_first_label_by_an_asterisk(String name, String host) {
        assertThat(names(name).objection(host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, www.example.com",
        "*.example.com, example.com",
        "*.example.com, a.b.example.com",
        "w*.example.com, www.example.com",
        "www.*.com, www.example.com",
        "*, localhost",
        "example.com., example.com",
        "127.0.0.1, 127.0.0.1", // an address is never compared with names
    })
    void another_name_is_refused_and_the_names_are_told(String name, String host) {
        assertThat(names(name).objection(host)).isPresent();
    }

    @Test
    void the_refusal_names_what_the_certificate_is_for() {
        assertThat(names("a.example.com", "b.example.com").objection("c.example.com"))
                .contains("x509: certificate is valid for a.example.com, b.example.com, not c.example.com");
        assertThat(names().objection("c.example.com"))
                .contains("x509: certificate is not valid for any names, but wanted to match c.example.com");
        assertThat(new HostNames(null).objection("127.0.0.1"))
                .contains("x509: cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[127.0.0.1]", "::ffff:127.0.0.1", "[::ffff:7f00:1]"})
    void an_address_is_the_same_however_it_is_written(String host) {
        assertThat(addresses(new byte[] {127, 0, 0, 1}).objection(host)).isEmpty();
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(addresses(mapped).objection(host)).isEmpty();
    }

    @Test
    void another_address_is_refused() {
        assertThat(addresses(new byte[] {127, 0, 0, 1}).objection("127.0.0.2"))
                .contains("x509: certificate is valid for 127.0.0.1, not 127.0.0.2");
        assertThat(addresses(new byte[] {127, 0, 0, 1}).objection("localhost")).isPresent();
    }

    private static HostNames names(String... names) {
        return new HostNames(
                new SubjectAlternativeNames(DerBytes.of(new byte[0]), List.of(names), List.of(), List.of(), List.of()));
    }

    private static HostNames addresses(byte[]... addresses) {
        return new HostNames(new SubjectAlternativeNames(
                DerBytes.of(new byte[0]),
                List.of(),
                List.of(),
                List.of(),
                Arrays.stream(addresses).map(DerBytes::of).toList()));
    }
}

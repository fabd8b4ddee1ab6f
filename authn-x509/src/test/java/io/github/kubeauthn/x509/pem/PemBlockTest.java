package io.github.kubeauthn.x509.pem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemBlockTest {

    @Test
    void a_block_has_a_type_and_contents() {
        PemBlock block = one("-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n");

        assertThat(block.type()).isEqualTo("CERTIFICATE");
        assertThat(block.hasHeaders()).isFalse();
        assertThat(text(block)).isEqualTo("ABC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN X-----\nQUJD\n-----END X-----",
                "-----BEGIN X-----\r\nQUJD\r\n-----END X-----\r\n",
                "-----BEGIN X----- \t\nQ U\tJ\nD  \n-----END X----- \t\n",
                "text before\n-----BEGIN X-----\nQUJD\n-----END X-----\ntext after",
                "-----BEGIN Y-----\n-----BEGIN X-----\nQUJD\n-----END X-----\n", // the last BEGIN counts
                "-----END X-----\n-----BEGIN X-----\nQUJD\n-----END X-----\n"
            })
    void blanks_and_what_stands_around_do_not_count(String pem) {
        assertThat(text(one(pem))).isEqualTo("ABC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN X-----\nQUJD\n", // no end
                "-----BEGIN X-----\nQUJD-----END X-----\n", // the end is not at the beginning of a line
                "a-----BEGIN X-----\nQUJD\n-----END X-----\n", // nor is the beginning
                "-----BEGIN X-----\nQUJD\n-----END Y-----\n",
                "-----BEGIN X-----\nQUJD\n-----END X----- x\n",
                "-----BEGIN X\nQUJD\n-----END X-----\n",
                "-----BEGIN X-----\nQUI\n-----END X-----\n", // padding is missing
                "-----BEGIN X-----\nQQ==QQ==\n-----END X-----\n",
                "-----BEGIN X-----\nQ*JD\n-----END X-----\n"
            })
    void what_is_no_block_is_passed_over(String pem) {
        assertThat(all(pem)).isEmpty();
    }

    @Test
    void a_block_may_be_empty() {
        assertThat(one("-----BEGIN X-----\n-----END X-----\n").contents().isEmpty())
                .isTrue();
        assertThat(one("-----BEGIN X-----\n\n-----END X-----\n").contents().isEmpty())
                .isTrue();
    }

    @Test
    void a_line_with_a_colon_is_a_header() {
        PemBlock block = one("-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\n\nQUJD\n-----END X-----\n");

        assertThat(block.hasHeaders()).isTrue();
        assertThat(text(block)).isEqualTo("ABC");
    }

    @Test
    void headers_need_a_line_behind_them() {
        assertThat(all("-----BEGIN X-----\nA: b\n-----END X-----\n")).isEmpty();
    }

    @Test
    void a_bad_block_does_not_hide_the_next() {
        String bad = "-----BEGIN X-----\nQ\n-----END X-----\n";
        String good = "-----BEGIN Z-----\nQUJD\n-----END Z-----\n";

        assertThat(all(bad + good + bad + good)).extracting(PemBlock::type).containsExactly("Z", "Z");
    }

    @Test
    void bits_behind_the_last_byte_do_not_count() {
        assertThat(text(one("-----BEGIN X-----\nQR==\n-----END X-----\n"))).isEqualTo("A");
    }

    private static PemBlock one(String pem) {
        List<PemBlock> blocks = all(pem);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static List<PemBlock> all(String pem) {
        return PemBlock.all(pem.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(PemBlock block) {
        return block.contents().decode(StandardCharsets.US_ASCII);
    }
}

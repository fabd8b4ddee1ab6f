package io.github.kubeauthn.x509.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerReaderTest {

    @Test
    void an_element_has_its_tag_its_contents_and_its_whole_encoding() throws Exception {
        DerElement element = reader("04020102 0500").any("bad");

        assertThat(element.tag()).isEqualTo(DerTag.OCTET_STRING);
        assertThat(element.contents()).hasToString("0102");
        assertThat(element.encoded()).hasToString("04020102");
    }

    @Test
    void elements_follow_each_other_until_nothing_is_left() throws Exception {
        DerReader reader = reader("0500 020101");

        reader.contents(DerTag.NULL, "bad");
        assertThat(reader.nextIs(DerTag.INTEGER)).isTrue();
        assertThat(reader.smallInteger("bad")).isEqualTo(1);
        assertThat(reader.isEmpty()).isTrue();
        assertThat(reader.nextIs(DerTag.INTEGER)).isFalse();
    }

    @Test
    void a_length_of_128_is_the_first_of_the_long_form() throws Exception {
        assertThat(reader("04 7f" + "00".repeat(127)).any("bad").contents().length())
                .isEqualTo(127);
        assertThat(reader("04 8180" + "00".repeat(128)).any("bad").contents().length())
                .isEqualTo(128);
        assertThat(reader("04 820100" + "00".repeat(256)).any("bad").contents().length())
                .isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "04", // no length
                "0401", // no contents
                "040201", // not enough contents
                "0480010000", // indefinite length
                "04810101", // long form of a short length
                "04817f", // the same at the edge
                "0482008000", // leading zero
                "04850000000001 00", // five octets
                "0484ffffffff 00", // more than there is
                "0481", // the length is cut off
                "1f0100", // tag number in the next octet
                "bf0100"
            })
    void what_is_not_der_is_refused(String hex) {
        assertThatThrownBy(() -> reader(hex).any("what Go says"))
                .isInstanceOf(MalformedDerException.class)
                .hasMessage("what Go says");
    }

    @Test
    void another_tag_than_the_expected_is_refused() {
        assertThatThrownBy(() -> reader("0500").contents(DerTag.INTEGER, "no number"))
                .hasMessage("no number");
    }

    @Test
    void an_optional_element_that_is_missing_is_not_read() throws Exception {
        DerReader reader = reader("0500");

        assertThat(reader.enterOptional(DerTag.SEQUENCE, "bad")).isNull();
        assertThat(reader.nextIs(DerTag.NULL)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0101ff,true", "010100,false"})
    void a_boolean_is_all_ones_or_all_zeros(String hex, boolean value) throws Exception {
        assertThat(reader(hex).bool("bad")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"010101", "0100", "0102ffff"})
    void any_other_boolean_is_refused(String hex) {
        assertThatThrownBy(() -> reader(hex).bool("bad")).hasMessage("bad");
    }

    @ParameterizedTest
    @CsvSource({
        "020100,0",
        "02017f,127",
        "02020080,128",
        "020180,-128",
        "0202ff7f,-129",
        "02087fffffffffffffff,9223372036854775807",
        "02088000000000000000,-9223372036854775808"
    })
    void a_number_is_twos_complement_in_the_fewest_octets(String hex, long value) throws Exception {
        assertThat(reader(hex).smallInteger("bad")).isEqualTo(value);
        assertThat(reader(hex).integer("bad")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0200", "02020001", "0202ff80", "0202ffff"})
    void a_number_in_more_octets_or_none_is_refused(String hex) {
        assertThatThrownBy(() -> reader(hex).integer("bad")).hasMessage("bad");
        assertThatThrownBy(() -> reader(hex).smallInteger("bad")).hasMessage("bad");
    }

    @Test
    void a_number_of_more_than_64_bits_is_not_small() throws Exception {
        assertThat(reader("0209008000000000000000").integer("bad")).isEqualTo("9223372036854775808");
        assertThatThrownBy(() -> reader("0209008000000000000000").smallInteger("bad"))
                .hasMessage("bad");
    }

    @Test
    void a_natural_number_is_not_negative() throws Exception {
        assertThat(reader("02020080").naturalNumber("bad")).hasToString("80");
        assertThat(reader("020100").naturalNumber("bad")).hasToString("00");
        assertThatThrownBy(() -> reader("020180").naturalNumber("bad")).hasMessage("bad");
    }

    @ParameterizedTest
    @CsvSource({
        "06032a8648,1.2.840",
        "06042a864801,1.2.840.1",
        "0603550403,2.5.4.3",
        "060100,0.0",
        "060127,0.39",
        "060128,1.0",
        "06014f,1.39",
        "060150,2.0",
        "06028837,2.999",
        "06062a87ffffff7f,1.2.2147483647"
    })
    void an_object_identifier_is_a_list_of_arcs(String hex, String dotted) throws Exception {
        assertThat(reader(hex).oid("bad")).hasToString(dotted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0600", "06028001", "06022a80", "06032a8001", "06062a8880808000", "06072a808080808001"})
    void any_other_object_identifier_is_refused(String hex) {
        assertThatThrownBy(() -> reader(hex).oid("bad")).hasMessage("bad");
    }

    @Test
    void a_bit_string_knows_its_bits() throws Exception {
        BitString bits = reader("03020640").bitString("bad");

        assertThat(bits.bit(0)).isFalse();
        assertThat(bits.bit(1)).isTrue();
        assertThat(bits.bit(2)).isFalse();
        assertThat(bits.bit(100)).isFalse();
        assertThat(bits.rightAligned()).hasToString("01");
    }

    @Test
    void a_bit_string_is_shifted_over_its_bytes() throws Exception {
        assertThat(reader("030304abc0").bitString("bad").rightAligned()).hasToString("0abc");
        assertThat(reader("030300abc0").bitString("bad").rightAligned()).hasToString("abc0");
        assertThat(reader("030100").bitString("bad").rightAligned().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0300", "030101", "03020801", "03020101", "030207c0"})
    void a_bit_string_with_unused_bits_set_or_too_many_is_refused(String hex) {
        assertThatThrownBy(() -> reader(hex).bitString("bad")).hasMessage("bad");
    }

    private static DerReader reader(String hex) {
        return DerReader.of(DerBytes.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}

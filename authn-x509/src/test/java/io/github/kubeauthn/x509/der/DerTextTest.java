package io.github.kubeauthn.x509.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerTextTest {

    @ParameterizedTest
    @CsvSource({
        "0c,636166c3a9,café",
        "0c,f09f9880,😀",
        "13,412d2e2f3a3d3f2a26,A-./:=?*&",
        "16,61405f7f,a@_\u007f",
        "12,312032,1 2",
        "14,636166e9,café",
        "1e,00630061006600e9,café",
        "1e,00610000,a", // a terminator goes
        "1e,006100000000,'a\u0000'", // but only one
        "1e,feff0061,\ufeffa"
    })
    void each_type_has_its_encoding(String tag, String hex, String text) throws Exception {
        assertThat(read(tag, hex)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0c,ff,invalid UTF-8 string",
        "0c,c080,invalid UTF-8 string", // overlong
        "0c,eda080,invalid UTF-8 string", // a surrogate
        "0c,f4908080,invalid UTF-8 string", // beyond Unicode
        "13,5f,invalid PrintableString",
        "13,40,invalid PrintableString",
        "13,e9,invalid PrintableString",
        "16,80,invalid IA5String",
        "12,61,invalid NumericString",
        "1e,000061,invalid BMPString",
        "1e,d800dc00,invalid BMPString",
        "1e,fffe,invalid BMPString",
        "1e,ffff,invalid BMPString",
        "1e,fdd0,invalid BMPString",
        "1e,fdef,invalid BMPString",
        "04,61,unsupported string type: 4",
        "1c,00000061,unsupported string type: 28"
    })
    void what_a_type_may_not_hold_is_refused(String tag, String hex, String complaint) {
        assertThatThrownBy(() -> read(tag, hex)).hasMessage("name: " + complaint);
    }

    @Test
    void characters_beside_the_forbidden_ones_of_bmp_are_allowed() throws Exception {
        assertThat(read("1e", "fdcf")).isEqualTo("\ufdcf");
        assertThat(read("1e", "fdf0")).isEqualTo("\ufdf0");
        assertThat(read("1e", "fffd")).isEqualTo("\ufffd");
    }

    private static String read(String tag, String hex) throws MalformedDerException {
        DerBytes contents = DerBytes.of(HexFormat.of().parseHex(hex));
        return DerText.read(new DerElement(Integer.parseInt(tag, 16), contents, contents), "name");
    }
}

package io.github.kubeauthn.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.text.GoCsv.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoCsvTest {

    private static List<List<String>> read(String text) throws MalformedException {
        GoCsv csv = new GoCsv(text.getBytes(StandardCharsets.UTF_8));
        List<List<String>> records = new ArrayList<>();
        for (Optional<List<String>> next = csv.next(); next.isPresent(); next = csv.next()) {
            records.add(next.get());
        }
        return records;
    }

    @Test
    void records_stand_on_lines_and_fields_between_commas() throws MalformedException {
        assertThat(read("a,b\nc,,\n")).containsExactly(List.of("a", "b"), List.of("c", "", ""));
        assertThat(read("a")).containsExactly(List.of("a"));
        assertThat(read("")).isEmpty();
    }

    @Test
    void empty_lines_are_passed_over() throws MalformedException {
        assertThat(read("\n\r\na\n\n")).containsExactly(List.of("a"));
    }

    @Test
    void either_line_ending_will_do_and_a_last_carriage_return_goes() throws MalformedException {
        assertThat(read("a\r\nb\r")).containsExactly(List.of("a"), List.of("b"));
        assertThat(read("a\rb\n")).containsExactly(List.of("a\rb"));
        assertThat(read("\"a\r\nb\"")).containsExactly(List.of("a\nb"));
    }

    @Test
    void quotes_hold_commas_newlines_and_doubled_quotes() throws MalformedException {
        assertThat(read("\"a,b\",\"c\"\"d\"\n\"e\nf\",g"))
                .containsExactly(List.of("a,b", "c\"d"), List.of("e\nf", "g"));
        assertThat(read("\"\",a")).containsExactly(List.of("", "a"));
    }

    @Test
    void spaces_belong_to_the_field() throws MalformedException {
        assertThat(read(" a , b")).containsExactly(List.of(" a ", " b"));
    }

    @Test
    void faults_are_told_with_line_and_column_in_bytes() {
        assertThatThrownBy(() -> read("a\nb\"c"))
                .hasMessage("parse error on line 2, column 2: bare \" in non-quoted-field");
        assertThatThrownBy(() -> read("é\""))
                .hasMessage("parse error on line 1, column 3: bare \" in non-quoted-field");
        assertThatThrownBy(() -> read("\"a\"b"))
                .hasMessage("parse error on line 1, column 3: extraneous or missing \" in quoted-field");
        assertThatThrownBy(() -> read("\"a"))
                .hasMessage("parse error on line 1, column 3: extraneous or missing \" in quoted-field");
        assertThatThrownBy(() -> read("\"a\nb\"c"))
                .hasMessage(
                        "record on line 1; parse error on line 2, column 2: extraneous or missing \" in quoted-field");
        assertThatThrownBy(() -> read(" \"a\""))
                .hasMessage("parse error on line 1, column 2: bare \" in non-quoted-field");
    }
}

package io.github.kubeauthn.x509.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @Test
    void the_local_part_is_unquoted_and_the_domain_in_lower_case() {
        assertThat(Mailbox.parse("a@example.com")).isEqualTo(new Mailbox("a", "example.com"));
        assertThat(Mailbox.parse("A.b@EXAMPLE.com")).isEqualTo(new Mailbox("A.b", "example.com"));
        assertThat(Mailbox.parse("a\\@b@c")).isEqualTo(new Mailbox("a@b", "c"));
        assertThat(Mailbox.parse("\"a\\\"b\"@c")).isEqualTo(new Mailbox("a\"b", "c"));
        assertThat(Mailbox.parse("!#$%&'*+-/=?^_`{|}~@c")).isEqualTo(new Mailbox("!#$%&'*+-/=?^_`{|}~", "c"));
    }

    @Test
    void a_quoted_local_part_may_be_empty_or_hold_spaces() {
        assertThat(Mailbox.parse("\"\"@c")).isEqualTo(new Mailbox("", "c"));
        assertThat(Mailbox.parse("\"a b\"@c")).isEqualTo(new Mailbox("a b", "c"));
        assertThat(Mailbox.parse("\"\\\t\"@c")).isEqualTo(new Mailbox("\t", "c"));
    }

    @Test
    void the_domain_may_be_missing_or_hold_anything_visible() {
        assertThat(Mailbox.parse("a@")).isEqualTo(new Mailbox("a", ""));
        assertThat(Mailbox.parse("a@b@c")).isEqualTo(new Mailbox("a", "b@c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b",
                ".a@b",
                "a.@b",
                "a..b@c",
                "a b@c",
                "a@b.",
                "a@.b",
                "a@b c",
                "a\\",
                "\"a@b",
                "\"a\"b@c",
                "\"\t\"@b",
                "\"\\\n\"@b",
                "\"a\\"
            })
    void anything_else_is_no_mailbox(String text) {
        assertThat(Mailbox.parse(text)).isNull();
    }

    @Test
    void a_constraint_is_a_mailbox_or_the_domain_of_many() {
        MailboxSet set = MailboxSet.permitting(List.of("jane@EXAMPLE.com", "example.org"));

        assertThat(set.constraintOf(new Mailbox("jane", "example.com"))).isEqualTo("jane@example.com");
        assertThat(set.constraintOf(new Mailbox("Jane", "example.com"))).isNull();
        assertThat(set.constraintOf(new Mailbox("anybody", "a.example.org"))).isEqualTo("example.org");
        assertThat(set.constraintOf(new Mailbox("jane", "example.net"))).isNull();
    }
}

package io.github.kubeauthn.apiserver.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import io.github.kubeauthn.apiserver.flags.FlagValue.Bool;
import io.github.kubeauthn.apiserver.flags.FlagValue.Text;
import io.github.kubeauthn.apiserver.flags.FlagValue.TextArray;
import io.github.kubeauthn.apiserver.flags.FlagValue.TextSlice;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagSetTest {

    private final FlagSet flags = new FlagSet();
    private final Text file = flags.define("client-ca-file", new Text(""));
    private final Bool anonymous = flags.define("anonymous-auth", new Bool(true));
    private final TextSlice audiences = flags.define("api-audiences", new TextSlice());
    private final TextArray issuers = flags.define("service-account-issuer", new TextArray());

    @Test
    void a_value_stands_behind_an_equals_sign_or_in_the_next_argument() {
        flags.parse(List.of("--client-ca-file=a=b"));
        assertThat(file.value()).isEqualTo("a=b");

        flags.parse(List.of("--client-ca-file", "--c"));
        assertThat(file.value()).isEqualTo("--c");
    }

    @Test
    void the_last_of_several_counts() {
        flags.parse(List.of("--client-ca-file=a", "--client-ca-file=b"));

        assertThat(file.value()).isEqualTo("b");
    }

    @Test
    void a_boolean_may_stand_alone_and_takes_no_argument_behind_it() {
        flags.parse(List.of("--anonymous-auth=false", "--anonymous-auth", "false"));

        assertThat(anonymous.value()).isTrue();
    }

    @Test
    void underscores_stand_for_dashes() {
        flags.parse(List.of("--client_ca_file=a"));

        assertThat(file.value()).isEqualTo("a");
    }

    @Test
    void a_slice_is_split_at_commas_and_grows() {
        flags.parse(List.of("--api-audiences=a,b", "--api-audiences=", "--api-audiences=\"c,d\""));

        assertThat(audiences.values()).containsExactly("a", "b", "c,d");
    }

    @Test
    void an_array_takes_each_argument_as_it_is() {
        flags.parse(List.of("--service-account-issuer=a,b", "--service-account-issuer="));

        assertThat(issuers.values()).containsExactly("a,b", "");
    }

    @Test
    void flags_of_others_are_passed_over_with_the_value_behind_them() {
        flags.parse(
                List.of("--etcd-servers", "https://127.0.0.1", "-v", "4", "-v=4", "--profiling", "--client-ca-file=a"));

        assertThat(flags.unrecognized()).containsExactly("etcd-servers", "v", "v", "profiling");
        assertThat(file.value()).isEqualTo("a");
    }

    @Test
    void nothing_behind_two_dashes_is_a_flag() {
        flags.parse(List.of("--client-ca-file=a", "--", "--client-ca-file=b"));

        assertThat(file.value()).isEqualTo("a");
    }

    @Test
    void words_between_the_flags_are_nobodys() {
        flags.parse(List.of("hello", "-", "--client-ca-file=a"));

        assertThat(file.value()).isEqualTo("a");
    }

    @Test
    void faults_are_told_in_pflags_words() {
        assertThatThrownBy(() -> flags.parse(List.of("--client-ca-file")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("flag needs an argument: --client-ca-file");
        assertThatThrownBy(() -> flags.parse(List.of("--=x"))).hasMessage("bad flag syntax: --=x");
        assertThatThrownBy(() -> flags.parse(List.of("---x"))).hasMessage("bad flag syntax: ---x");
        assertThatThrownBy(() -> flags.parse(List.of("--help"))).hasMessage("pflag: help requested");
        assertThatThrownBy(() -> flags.parse(List.of("-h"))).hasMessage("pflag: help requested");
        assertThatThrownBy(() -> flags.parse(List.of("--anonymous-auth=yes")))
                .hasMessage(
                        "invalid argument \"yes\" for \"--anonymous-auth\" flag: strconv.ParseBool: parsing \"yes\":"
                                + " invalid syntax");
        assertThatThrownBy(() -> flags.parse(List.of("--api-audiences=a\"b")))
                .hasMessage(
                        "invalid argument \"a\\\"b\" for \"--api-audiences\" flag: parse error on line 1, column 2: bare"
                                + " \" in non-quoted-field");
    }
}

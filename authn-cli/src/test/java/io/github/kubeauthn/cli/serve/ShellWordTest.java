package io.github.kubeauthn.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellWordTest {

    @Test
    void leaves_plain_paths_as_they_are_and_quotes_others() {
        assertThat(ShellWord.of(Path.of("/tmp/demo-1"))).isEqualTo("/tmp/demo-1");
        assertThat(ShellWord.of(Path.of("/tmp/my demo"))).isEqualTo("'/tmp/my demo'");
        assertThat(ShellWord.of(Path.of("/tmp/it's"))).isEqualTo("'/tmp/it'\\''s'");
    }

    @Test
    void names_the_jar_where_the_program_was_started_from_one() {
        assertThat(ShellWord.startedBy("/opt/kube-authn.jar")).isEqualTo("java -jar /opt/kube-authn.jar");
        assertThat(ShellWord.startedBy("/opt/a.jar" + File.pathSeparator + "/opt/b.jar"))
                .isEqualTo("kube-authn");
        assertThat(ShellWord.startedBy("/opt/classes")).isEqualTo("kube-authn");
    }
}

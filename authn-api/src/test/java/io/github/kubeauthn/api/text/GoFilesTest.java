package io.github.kubeauthn.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubeauthn.api.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoFilesTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_has_its_content() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.crt"), "x");

        assertThat(GoFiles.read(file, "ca.crt")).containsExactly('x');
    }

    @Test
    void what_cannot_be_read_is_told_with_the_name_that_the_user_gave() {
        assertThatThrownBy(() -> GoFiles.read(folder.resolve("ca.crt"), "pki/ca.crt"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("open pki/ca.crt: no such file or directory");
        assertThatThrownBy(() -> GoFiles.read(folder, "pki")).hasMessage("read pki: is a directory");
        assertThatThrownBy(() -> GoFiles.read(folder.resolve(""), "")).hasMessage("open : no such file or directory");
    }
}

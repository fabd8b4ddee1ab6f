package io.github.kubeauthn.testkit.junit;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What is wrong with how a test uses the extension, in one sentence that names it and says what would mend it. */
final class Misuse {

    private Misuse() {}

    static ExtensionConfigurationException of(String sentence) {
        return new ExtensionConfigurationException(sentence);
    }

    static ExtensionConfigurationException of(String sentence, Exception cause) {
        return new ExtensionConfigurationException(sentence, cause);
    }
}

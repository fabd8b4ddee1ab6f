package io.github.kubeauthn.testkit.contract;

import static java.util.stream.Collectors.toMap;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What JUnit says of a test class that inherits a contract. */
final class ContractFailures {

    private ContractFailures() {}

    /** The messages of the tests that fail, by the name of the test. */
    static Map<String, String> of(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .collect(toMap(
                        event -> event.getTestDescriptor().getDisplayName().replace("()", ""),
                        event -> String.valueOf(event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage())));
    }
}

package io.github.kubeauthn.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/** The house rules that a compiler cannot hold. Only this module has all others on its class path. */
@AnalyzeClasses(packages = "io.github.kubeauthn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.kubeauthn.";

    /** Which modules a module may use; arrows point down only. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("api", Set.of()),
            entry("x509", Set.of("api")),
            entry("token", Set.of("api", "x509")),
            entry("sa", Set.of("api", "x509", "token")),
            entry("oidc", Set.of("api", "x509", "token")),
            entry("cel", Set.of("api", "x509", "token", "oidc")),
            entry("webhook", Set.of("api", "x509", "token")),
            entry("apiserver", Set.of("api", "x509", "token", "sa", "oidc", "webhook")),
            entry("cluster", Set.of("api", "x509", "token", "sa")),
            entry("testkit", Set.of("api", "x509", "token", "sa", "oidc", "webhook", "apiserver")),
            entry("cli", Set.of("api", "x509", "token", "sa", "oidc", "webhook", "apiserver")));

    /** What a user of the library has on the class path anyway. */
    private static final Set<String> PUBLIC_VOCABULARY = Set.of("java.", "javax.", "com.sun.net.httpserver.", ROOT);

    /** What a user of the testkit has there as well. */
    private static final Set<String> VOCABULARY_OF_TESTS = Set.of("org.assertj.core.", "org.junit.jupiter.api.");

    private static final Set<String> EXPORTED_PACKAGES = exportedPackages();

    @ArchTest
    static final ArchRule modules_use_only_modules_below_them = modulesUseOnlyModulesBelowThem();

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.github.kubeauthn.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_are_named_after_their_purpose = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..manager..",
                    "..managers..",
                    "..helper..",
                    "..helpers..",
                    "..misc..",
                    "..impl..");

    @ArchTest
    static final ArchRule classes_are_named_after_their_purpose = noClasses()
            .that(not(assignableTo(TrustManager.class)).and(not(assignableTo(KeyManager.class))))
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Helpers")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule public_signatures_speak_only_of_the_jdk_and_of_this_library = classes()
            .that()
            .resideInAnyPackage(EXPORTED_PACKAGES.toArray(String[]::new))
            .and()
            .arePublic()
            .should(speakOnlyThePublicVocabulary());

    @ArchTest
    static final ArchRule accessors_have_no_get_prefix = methods()
            .that()
            .haveNameMatching("get[A-Z].*")
            .should(implementWhatSomeoneElseNamed())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule static_state_is_constant =
            fields().that().areStatic().and().doNotHaveName("$VALUES").should().beFinal();

    @ArchTest
    static final ArchRule optional_is_for_answers_and_not_for_fields =
            fields().should().notHaveRawType(Optional.class);

    private static ArchRule modulesUseOnlyModulesBelowThem() {
        LayeredArchitecture architecture = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String module : MAY_USE.keySet()) {
            architecture = architecture.optionalLayer(module).definedBy(ROOT + module + "..");
        }
        for (Map.Entry<String, Set<String>> module : MAY_USE.entrySet()) {
            architecture = module.getValue().isEmpty()
                    ? architecture.whereLayer(module.getKey()).mayNotAccessAnyLayer()
                    : architecture
                            .whereLayer(module.getKey())
                            .mayOnlyAccessLayers(module.getValue().toArray(String[]::new));
        }
        return architecture;
    }

    /** The packages that our modules export to everyone, as their descriptors on the class path say. */
    private static Set<String> exportedPackages() {
        try {
            return Collections.list(ArchitectureTest.class.getClassLoader().getResources("module-info.class")).stream()
                    .map(ArchitectureTest::readDescriptor)
                    .filter(module -> module.name().startsWith(ROOT))
                    .flatMap(module -> module.exports().stream())
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ModuleDescriptor readDescriptor(URL url) {
        try (InputStream descriptor = url.openStream()) {
            return ModuleDescriptor.read(descriptor);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(url.toString(), unreadable);
        }
    }

    private static ArchCondition<JavaClass> speakOnlyThePublicVocabulary() {
        return new ArchCondition<>("have only types of the JDK and of this library in their public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                signatureTypes(type)
                        .map(JavaClass::getBaseComponentType)
                        .filter(word -> !word.isPrimitive())
                        .filter(word -> vocabulary(type).noneMatch(word.getName()::startsWith))
                        .distinct()
                        .forEach(word -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " has " + word.getName() + " in a public signature")));
            }
        };
    }

    private static Stream<String> vocabulary(JavaClass type) {
        return type.getName().startsWith(ROOT + "testkit.")
                ? Stream.concat(PUBLIC_VOCABULARY.stream(), VOCABULARY_OF_TESTS.stream())
                : PUBLIC_VOCABULARY.stream();
    }

    private static Stream<JavaClass> signatureTypes(JavaClass type) {
        Stream<JavaClass> inherited = Stream.of(
                        type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .flatMap(parents -> parents);
        Stream<JavaClass> callable = type.getCodeUnits().stream()
                .filter(member -> isVisible(member.getModifiers()))
                .flatMap(member -> member.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> readable = type.getFields().stream()
                .filter(field -> isVisible(field.getModifiers()))
                .flatMap(field -> field.getAllInvolvedRawTypes().stream());
        return Stream.of(inherited, callable, readable).flatMap(words -> words);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static ArchCondition<JavaMethod> implementWhatSomeoneElseNamed() {
        return new ArchCondition<>("implement a method that a supertype outside of this library named") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass owner = method.getOwner();
                boolean named = Stream.concat(
                                owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                        .filter(parent -> !parent.getName().startsWith(ROOT))
                        .flatMap(parent -> parent.getMethods().stream())
                        .anyMatch(inherited -> inherited.getName().equals(method.getName()));
                if (!named) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has a get prefix"));
                }
            }
        };
    }
}

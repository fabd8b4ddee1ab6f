package io.github.kubeauthn.testkit.junit;

import io.github.kubeauthn.testkit.pki.TestCa;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts and hands out what {@link KubeAuthn @KubeAuthn} says; tests have it by that annotation. Keeps no state of its own. */
public final class KubeAuthnExtension implements BeforeEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(KubeAuthnExtension.class);

    /** For JUnit. */
    public KubeAuthnExtension() {}

    /** What is built for a constructor is the test's own, like what is built for its methods. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        bed(context);
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            for (Field field : AnnotationSupport.findAnnotatedFields(instance.getClass(), Given.class)) {
                fill(field, instance, context);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext context) {
        Parameter parameter = parameterContext.getParameter();
        return parameter.isAnnotationPresent(FrontProxy.class)
                || Part.of(parameter.getType(), parameter).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameterContext, ExtensionContext context) {
        try {
            return part(parameterContext.getParameter(), wanting(parameterContext), context);
        } catch (ExtensionConfigurationException misuse) {
            // JUnit puts more words around any other exception
            throw new ParameterResolutionException(misuse.getMessage(), misuse);
        }
    }

    private static Object part(Parameter parameter, String wanting, ExtensionContext context) {
        refuseStrayFrontProxy(parameter.getType(), parameter, wanting);
        if (context.getTestMethod().isEmpty()) {
            throw Misuse.of(
                    wanting + " cannot be had, because a chain is started for each test and there is none yet: take"
                            + " it in a @Test or @BeforeEach method.");
        }
        return Part.of(parameter.getType(), parameter).orElseThrow().in(bed(context), wanting);
    }

    private static void fill(Field field, Object instance, ExtensionContext context) {
        String wanting = "@Given on the field " + field.getDeclaringClass().getSimpleName() + "." + field.getName();
        refuseStrayFrontProxy(field.getType(), field, wanting);
        if (Modifier.isStatic(field.getModifiers())) {
            throw Misuse.of(wanting
                    + " is of no use, because tests do not share what they are given: make the field not" + " static.");
        }
        if (isSharedByTests(instance, context)) {
            throw Misuse.of(
                    wanting + " is of no use where tests share one instance of their class: take it as a parameter,"
                            + " or leave out @TestInstance(PER_CLASS).");
        }
        if (Modifier.isFinal(field.getModifiers())) {
            throw Misuse.of(wanting + " cannot be set: make it not final.");
        }
        Part part = Part.of(field.getType(), field)
                .orElseThrow(() -> Misuse.of(wanting + " cannot be of the type "
                        + field.getType().getSimpleName() + ": take one of " + Part.types() + "."));
        Object value = part.in(bed(context), wanting);
        try {
            field.setAccessible(true);
            field.set(instance, value);
        } catch (IllegalAccessException | RuntimeException e) {
            throw Misuse.of(
                    wanting + " cannot be set: open its package to io.github.kubeauthn.testkit, or take it as a"
                            + " parameter.",
                    e);
        }
    }

    private static boolean isSharedByTests(Object instance, ExtensionContext context) {
        if (instance == context.getRequiredTestInstance()) {
            return context.getTestInstanceLifecycle()
                    .filter(TestInstance.Lifecycle.PER_CLASS::equals)
                    .isPresent();
        }
        return AnnotationSupport.findAnnotation(instance.getClass(), TestInstance.class)
                .filter(enclosing -> enclosing.value() == TestInstance.Lifecycle.PER_CLASS)
                .isPresent();
    }

    private static void refuseStrayFrontProxy(Class<?> type, AnnotatedElement element, String wanting) {
        if (element.isAnnotationPresent(FrontProxy.class) && type != TestCa.class) {
            throw Misuse.of(wanting + " has @FrontProxy, which only goes with a TestCa: leave it out, or make the type"
                    + " TestCa.");
        }
    }

    private static String wanting(ParameterContext parameter) {
        String method = parameter.getDeclaringExecutable().getDeclaringClass().getSimpleName();
        String name = parameter.getDeclaringExecutable().getName();
        return "The parameter " + parameter.getParameter().getType().getSimpleName() + " "
                + parameter.getParameter().getName() + " of " + method + "." + name + "()";
    }

    /** What was started for a test, now if it was not yet; it is closed with the context of the test. */
    private static TestBed bed(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestBed.class, type -> TestBed.start(settings(context)), TestBed.class);
    }

    private static Settings settings(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        Optional<KubeAuthn> onMethod = AnnotationSupport.findAnnotation(context.getTestMethod(), KubeAuthn.class);
        if (onMethod.isPresent()) {
            String method = context.getRequiredTestMethod().getName();
            return new Settings(testClass.getSimpleName() + "." + method + "()", onMethod.get());
        }
        return AnnotationSupport.findAnnotation(testClass, KubeAuthn.class, context.getEnclosingTestClasses())
                .map(onClass -> new Settings(testClass.getSimpleName(), onClass))
                .orElseThrow(() -> Misuse.of("KubeAuthnExtension is registered for " + testClass.getSimpleName()
                        + " without saying what to start: put @KubeAuthn there in place of @ExtendWith."));
    }
}

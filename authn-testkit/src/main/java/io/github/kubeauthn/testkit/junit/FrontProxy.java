package io.github.kubeauthn.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a {@link io.github.kubeauthn.testkit.pki.TestCa} that it is to be the authority of authenticating proxies, whose
 * certificates have the common name {@code front-proxy-client}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface FrontProxy {}

package cn.bootx.starter.core.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches where pushes of a platform can be verified: a secret is configured, or one of
 * the switches is on, and {@code portal.enabled} is not false. One of several secrets is
 * enough: then the missing one fails the start instead of leaving the portal out.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnPortal.class)
public @interface ConditionalOnPortal {

	/** Prefix of the platform's properties. */
	String prefix();

	/** Properties below the prefix, and below each named account. */
	String[] secrets() default "token";

	/** The property that holds named accounts; empty if the platform has none. */
	String accounts() default "";

	/** Properties that switch the portal on where no secret is configured. */
	String[] switches() default {};

}

package cn.bootx.starter.dingtalk.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a bean that handles clicks on interactive cards. It takes a
 * {@link DingTalkCardAction} and returns nothing or a {@link DingTalkCardChange}.
 *
 * @since 0.1.0
 * @see DingTalkCardHandler
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DingTalkCardClick {

	/**
	 * Id of the clicked element, or what it begins with before a {@code *}; empty for
	 * any.
	 */
	String key() default "";

	/** Names of the applications; empty for all. */
	String[] accounts() default {};

}

package cn.bootx.starter.dingtalk.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a bean that handles events. It takes a {@link DingTalkEventMessage}.
 *
 * @since 0.1.0
 * @see DingTalkEventHandler
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DingTalkEvent {

	/**
	 * The types it is for, for example {@code user_add_org}; none for all.
	 */
	String[] value() default {};

	/** Names of the applications; empty for all. */
	String[] accounts() default {};

}

package cn.bootx.starter.dingtalk.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles events. Its parameters may be {@code String account}
 * (name of the application), {@link DingTalkEventMessage}, {@link DingTalkApprovalEvent}
 * and {@link DingTalkContactEvent}.
 *
 * @since 0.1.0
 * @see DingTalkEventHandler
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DingTalkEvent {

	/** The events, in any case, for example {@code user_add_org}; none for all. */
	String[] value() default {};

	/**
	 * Of approvals what happened ({@code start}, {@code finish}, …) or the code of the
	 * template, or its beginning before a {@code *}; empty for any.
	 */
	String key() default "";

	/** Names of the applications; empty for all. */
	String[] accounts() default {};

}

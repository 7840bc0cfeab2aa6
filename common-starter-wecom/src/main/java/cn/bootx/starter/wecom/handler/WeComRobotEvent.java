package cn.bootx.starter.wecom.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles events of group robots. Parameters and return values
 * as with {@link WeComRobotMention}. <pre class="code">
 * &#64;WeComRobotEvent(value = "attachment", key = "release-*")
 * String pressed(WeComRobotPush push) {
 * 	return push.actions().get(0).name();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WeComRobotEvent {

	/**
	 * The events, in any case: {@code add_to_chat}, {@code delete_from_chat},
	 * {@code enter_chat}, {@code attachment}; none for all.
	 */
	String[] value() default {};

	/**
	 * The key, or what it begins with before a {@code *}; empty for any. A button has the
	 * id of its message, its name and its value.
	 */
	String key() default "";

	/** Codes of the robots; empty for all. */
	String[] accounts() default {};

}

package cn.bootx.starter.wecom.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles events. Parameters and return values as with
 * {@link WeComMessage}, and {@code String eventKey}, or what the event says as one of the
 * types of {@link cn.bootx.starter.wecom.event}, null for another event.
 * <pre class="code">
 * &#64;WeComEvent(value = "template_card_event", key = "approve-*")
 * String pressed(String userId, String eventKey) {
 * 	return "Button " + eventKey;
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WeComEvent {

	/** The events, in any case; none for all. */
	String[] value() default {};

	/**
	 * The key, or what it begins with before a {@code *}; empty for any. Events about
	 * changes have what changed as their key: {@code create_user}.
	 */
	String key() default "";

	/** Names of the agents; empty for all. */
	String[] accounts() default {};

}

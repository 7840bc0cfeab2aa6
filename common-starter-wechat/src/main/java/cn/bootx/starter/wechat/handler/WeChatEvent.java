package cn.bootx.starter.wechat.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles events. Parameters and return values as with
 * {@link WeChatMessage}, and {@code String eventKey}. <pre class="code">
 * &#64;WeChatEvent(value = "CLICK", key = "V1_*")
 * String clicked(String openId, String eventKey) {
 * 	return "Button " + eventKey;
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WeChatEvent {

	/** The events, in any case; none for all. */
	String[] value() default {};

	/** Its key, or what it begins with before a {@code *}; empty for any. */
	String key() default "";

	/** Names of the accounts; empty for all. */
	String[] accounts() default {};

}

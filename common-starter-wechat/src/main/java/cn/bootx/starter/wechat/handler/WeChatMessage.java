package cn.bootx.starter.wechat.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles messages of users. Its parameters may be, in any
 * order: {@code String openId}, {@code String content}, {@code String account},
 * {@code WxMpXmlMessage}, {@code WxMpService} (of the account), {@code WxSessionManager},
 * {@code Map<String, Object>} (the context). It returns the reply: a text, a
 * {@code WxMpXmlOutMessage}, a {@code CompletionStage} of one of them, or nothing.
 * <pre class="code">
 * &#64;WeChatMessage(content = "order (?<number>\\d+)")
 * String order(String openId, String number) {
 * 	return "Looking for " + number;
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WeChatMessage {

	/**
	 * {@code text}, {@code image}, {@code voice}, {@code video}, {@code shortvideo},
	 * {@code location}, {@code link}; empty for all.
	 */
	String[] type() default "text";

	/**
	 * What a text must match as a whole, as a regular expression; empty for any. The
	 * named groups of the expression are parameters of the method, by their names.
	 */
	String content() default "";

	/** Names of the accounts; empty for all. */
	String[] accounts() default {};

}

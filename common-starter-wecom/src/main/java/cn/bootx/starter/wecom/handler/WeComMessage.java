package cn.bootx.starter.wecom.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles messages of members. Its parameters may be, in any
 * order: {@code String userId}, {@code String content}, {@code String account} (name of
 * the agent), {@code WxCpXmlMessage}, {@code WxCpService} (of the agent),
 * {@code WxSessionManager}, {@code Map<String, Object>} (the context). It returns the
 * reply: a text, a {@code WxCpXmlOutMessage}, a {@code CompletionStage} of one of them,
 * or nothing. <pre class="code">
 * &#64;WeComMessage
 * String answer(String userId, String content) {
 * 	return "You said " + content;
 * }
 * </pre>
 *
 * @since 0.1.0
 * @see WeComMessageHandler
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WeComMessage {

	/**
	 * Kinds of messages: {@code text}, {@code image}, {@code voice}, {@code video},
	 * {@code location}, {@code link}; empty for all.
	 */
	String[] type() default "text";

	/**
	 * What a text must match as a whole, as a regular expression; empty for any. The
	 * named groups of the expression are parameters of the method, by their names.
	 */
	String content() default "";

	/** Names of the agents; empty for all. */
	String[] accounts() default {};

}

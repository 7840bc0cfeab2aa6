package cn.bootx.starter.wechat.applet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles messages of the mini program's users. Its parameters
 * may be, in any order: {@code String openId}, {@code String content},
 * {@code String account}, {@code WxMaMessage}, {@code WxMaService}. It returns a
 * {@link WeChatAppletMessageHandler.Reply}, a {@code CompletionStage} of one, or nothing.
 * <pre class="code">
 * &#64;WeChatAppletMessage
 * WeChatAppletMessageHandler.Reply toTheDesk() {
 * 	return WeChatAppletMessageHandler.Reply.TRANSFER_TO_CUSTOMER_SERVICE;
 * }
 * </pre>
 *
 * @since 0.1.0
 * @see WeChatAppletMessageHandler
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WeChatAppletMessage {

	/**
	 * Kinds of messages: {@code text}, {@code image}, {@code miniprogrampage}; empty for
	 * all.
	 */
	String[] type() default "text";

	/**
	 * What a text must match as a whole, as a regular expression; empty for any. The
	 * named groups of the expression are parameters of the method, by their names.
	 */
	String content() default "";

	/** Names of the accounts; empty for all. There is one, {@code default}. */
	String[] accounts() default {};

}

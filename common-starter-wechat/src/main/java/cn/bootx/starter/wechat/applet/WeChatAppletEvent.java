package cn.bootx.starter.wechat.applet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles events of the mini program. Parameters and return
 * values as with {@link WeChatAppletMessage}. <pre class="code">
 * &#64;WeChatAppletEvent("wxa_media_check")
 * void checked(WxMaMessage message) {
 * 	this.pictures.judge(message.getTraceId(), message.getResult());
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WeChatAppletEvent {

	/** The events, in any case; none for all. */
	String[] value() default {};

	/**
	 * The key, or what it begins with before a {@code *}; empty for any. It is the
	 * {@code SessionFrom} of an opened conversation.
	 */
	String key() default "";

	/** Names of the accounts; empty for all. There is one, {@code default}. */
	String[] accounts() default {};

}

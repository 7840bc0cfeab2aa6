package cn.bootx.starter.wecom.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles messages to group robots: those that mention the
 * robot, and those in a chat with it alone. Its parameters may be, in any order:
 * {@code String userId}, {@code String userName}, {@code String content} (without the
 * mention), {@code String chatId}, {@code String account} (code of the robot),
 * {@link WeComRobotPush}. It returns the reply: a text, a {@link WeComRobotReply}, a
 * {@code CompletionStage} of one of them, or nothing. <pre class="code">
 * &#64;WeComRobotMention(content = "deploy \\w+")
 * String deploy(String userName, String content) {
 * 	return "Deploying, " + userName;
 * }
 * </pre>
 *
 * @since 0.1.0
 * @see WeComRobotHandler
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WeComRobotMention {

	/** Kinds of messages: {@code text}, {@code image}, {@code mixed}; empty for all. */
	String[] type() default "text";

	/**
	 * What the text without the mention must match as a whole, as a regular expression;
	 * empty for any.
	 */
	String content() default "";

	/** Codes of the robots; empty for all. */
	String[] accounts() default {};

}

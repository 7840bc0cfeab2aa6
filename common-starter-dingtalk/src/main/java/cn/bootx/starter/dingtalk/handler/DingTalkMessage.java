package cn.bootx.starter.dingtalk.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles what users say to a robot. Its parameters may be, in
 * any order: {@code String userId}, {@code String content}, {@code String account} (name
 * of the application), {@link DingTalkRobotMessage}. It returns the reply: a text, a
 * {@link cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg}, a {@code CompletionStage} of
 * one of them, or nothing.
 *
 * @since 0.1.0
 * @see DingTalkMessageHandler
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DingTalkMessage {

	/** Kinds of message, for example {@code text}; empty for all. */
	String[] type() default {};

	/**
	 * What the text must match as a whole, as a regular expression; empty for any. The
	 * named groups of the expression are parameters of the method, by their names.
	 */
	String content() default "";

	/** Names of the applications; empty for all. */
	String[] accounts() default {};

}

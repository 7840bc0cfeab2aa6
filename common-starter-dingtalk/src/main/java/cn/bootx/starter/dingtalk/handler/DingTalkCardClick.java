package cn.bootx.starter.dingtalk.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of any bean that handles clicks on interactive cards. Its parameters may be,
 * in any order: {@code String userId}, {@code String eventKey} (id of the clicked
 * element), {@code String account} (name of the application), {@link DingTalkCardAction}.
 * It returns a {@link DingTalkCardChange}, a {@code CompletionStage} of one, or nothing.
 *
 * @since 0.1.0
 * @see DingTalkCardHandler
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DingTalkCardClick {

	/** Id of the clicked element, or its beginning before a {@code *}; empty for any. */
	String key() default "";

	/** Names of the applications; empty for all. */
	String[] accounts() default {};

}

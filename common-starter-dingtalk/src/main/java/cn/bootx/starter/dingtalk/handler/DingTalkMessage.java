package cn.bootx.starter.dingtalk.handler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a bean that handles what users say to a robot. It takes a
 * {@link DingTalkRobotMessage} and returns nothing, a text to reply, or a
 * {@link cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg}.
 *
 * @since 0.1.0
 * @see DingTalkMessageHandler
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DingTalkMessage {

}

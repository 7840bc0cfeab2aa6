/** Messages of group robots, and the endpoints that manage stored robots. */
@NullMarked
package cn.bootx.starter.wecom.robot;

import org.jspecify.annotations.NullMarked;

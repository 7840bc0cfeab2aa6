/**
 * WeCom on localhost: agents with their messages and callbacks, group robots, media.
 */
@NullMarked
package cn.bootx.starter.simulator.wecom;

import org.jspecify.annotations.NullMarked;

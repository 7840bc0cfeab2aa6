/**
 * Groups and messages of applications to them.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.chat;

import org.jspecify.annotations.NullMarked;

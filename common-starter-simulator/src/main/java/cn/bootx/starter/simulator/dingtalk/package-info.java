/**
 * The DingTalk platform.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk;

import org.jspecify.annotations.NullMarked;

/**
 * Custom robots of groups and their outgoing callbacks.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.robot;

import org.jspecify.annotations.NullMarked;

/**
 * Robots of applications.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.approbot;

import org.jspecify.annotations.NullMarked;

/**
 * Event callbacks over HTTP.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.event;

import org.jspecify.annotations.NullMarked;

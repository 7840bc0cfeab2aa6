/**
 * Group robots (webhooks).
 */
@NullMarked
package cn.bootx.starter.simulator.wecom.robot;

import org.jspecify.annotations.NullMarked;

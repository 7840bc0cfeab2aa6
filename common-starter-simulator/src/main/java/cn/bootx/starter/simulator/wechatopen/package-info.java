/**
 * The WeChat Open Platform for third-party components.
 */
@NullMarked
package cn.bootx.starter.simulator.wechatopen;

import org.jspecify.annotations.NullMarked;

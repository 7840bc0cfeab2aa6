/**
 * Access tokens and how they are issued.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.token;

import org.jspecify.annotations.NullMarked;

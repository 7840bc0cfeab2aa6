/**
 * Messages that an account sends to fans.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.message;

import org.jspecify.annotations.NullMarked;

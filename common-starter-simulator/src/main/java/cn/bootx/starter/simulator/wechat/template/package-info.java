/**
 * Template messages and subscription notices.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.template;

import org.jspecify.annotations.NullMarked;

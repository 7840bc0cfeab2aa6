/**
 * The WeChat official account and mini program platform.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat;

import org.jspecify.annotations.NullMarked;

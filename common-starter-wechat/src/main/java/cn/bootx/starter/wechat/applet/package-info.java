/**
 * Mini programs (小程序): the WxJava service with our token and client.
 */
@NullMarked
package cn.bootx.starter.wechat.applet;

import org.jspecify.annotations.NullMarked;

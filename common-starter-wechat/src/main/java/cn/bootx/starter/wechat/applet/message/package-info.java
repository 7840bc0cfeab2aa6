/**
 * Pushed messages of a mini program and their handlers.
 */
@NullMarked
package cn.bootx.starter.wechat.applet.message;

import org.jspecify.annotations.NullMarked;

/**
 * Template messages (模板消息).
 */
@NullMarked
package cn.bootx.starter.wechat.content.template;

import org.jspecify.annotations.NullMarked;

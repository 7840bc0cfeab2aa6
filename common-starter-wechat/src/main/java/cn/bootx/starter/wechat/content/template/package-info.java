/**
 * Template messages (模板消息), subscribe notices (订阅通知) and one-time subscriptions
 * (一次性订阅消息).
 */
@NullMarked
package cn.bootx.starter.wechat.content.template;

import org.jspecify.annotations.NullMarked;

/** Webhook robots of group chats. */
@NullMarked
package cn.bootx.starter.dingtalk.robot;

import org.jspecify.annotations.NullMarked;

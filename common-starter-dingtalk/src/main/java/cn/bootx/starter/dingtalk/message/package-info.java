/**
 * The messages that work notices and group chats share, in DingTalk's old spelling.
 */
@NullMarked
package cn.bootx.starter.dingtalk.message;

import org.jspecify.annotations.NullMarked;

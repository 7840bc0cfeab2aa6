/**
 * Group chats that an application creates.
 */
@NullMarked
package cn.bootx.starter.dingtalk.chat;

import org.jspecify.annotations.NullMarked;

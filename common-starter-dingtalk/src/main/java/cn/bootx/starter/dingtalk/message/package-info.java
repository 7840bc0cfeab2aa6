/** Messages and cards: work notices, messages of the robot and of group chats. */
@NullMarked
package cn.bootx.starter.dingtalk.message;

import org.jspecify.annotations.NullMarked;

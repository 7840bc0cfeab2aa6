/**
 * Messages and cards that an application sends: work notices, messages of its robot and
 * of group chats.
 */
@NullMarked
package cn.bootx.starter.dingtalk.message;

import org.jspecify.annotations.NullMarked;

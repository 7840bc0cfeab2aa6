/**
 * DingTalk applications, each with its own credentials and senders.
 */
@NullMarked
package cn.bootx.starter.dingtalk;

import org.jspecify.annotations.NullMarked;

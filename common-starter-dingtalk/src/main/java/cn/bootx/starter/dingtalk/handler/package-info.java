/** What DingTalk pushes and the handlers of it, whether it came over HTTP or Stream. */
@NullMarked
package cn.bootx.starter.dingtalk.handler;

import org.jspecify.annotations.NullMarked;

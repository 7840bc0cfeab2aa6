/**
 * Handlers of pushed messages and the order in which they are asked.
 */
@NullMarked
package cn.bootx.starter.wechat.handler;

import org.jspecify.annotations.NullMarked;

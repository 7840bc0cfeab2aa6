/**
 * Pushed XML to messages, replies to XML.
 */
@NullMarked
package cn.bootx.starter.wechat.message;

import org.jspecify.annotations.NullMarked;

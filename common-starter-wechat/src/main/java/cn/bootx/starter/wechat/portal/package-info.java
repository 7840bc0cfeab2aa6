/**
 * The callback address: verification, the three encryption modes, replies.
 */
@NullMarked
package cn.bootx.starter.wechat.portal;

import org.jspecify.annotations.NullMarked;

/** What WeCom's events say, beside WxJava's message. */
@NullMarked
package cn.bootx.starter.wecom.event;

import org.jspecify.annotations.NullMarked;

/** The inbound way: authorization events and messages of authorizers. */
@NullMarked
package cn.bootx.starter.wechatopen.portal;

import org.jspecify.annotations.NullMarked;

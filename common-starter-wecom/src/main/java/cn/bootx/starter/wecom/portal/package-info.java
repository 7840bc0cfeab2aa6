/** Pushes from WeCom: verification, messages, events and the replies to them. */
@NullMarked
package cn.bootx.starter.wecom.portal;

import org.jspecify.annotations.NullMarked;

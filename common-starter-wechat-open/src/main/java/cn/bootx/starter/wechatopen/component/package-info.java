/** The third-party component itself: its verify ticket, its token and its APIs. */
@NullMarked
package cn.bootx.starter.wechatopen.component;

import org.jspecify.annotations.NullMarked;

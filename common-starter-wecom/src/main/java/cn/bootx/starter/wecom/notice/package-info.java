/** Messages of applications, and the media, articles and cards that robots share. */
@NullMarked
package cn.bootx.starter.wecom.notice;

import org.jspecify.annotations.NullMarked;

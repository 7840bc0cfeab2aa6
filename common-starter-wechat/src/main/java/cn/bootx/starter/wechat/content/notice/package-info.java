/**
 * Notices of four parts (heading, message, date, remark), which are sent with whatever
 * template the application is configured for.
 */
@NullMarked
package cn.bootx.starter.wechat.content.notice;

import org.jspecify.annotations.NullMarked;

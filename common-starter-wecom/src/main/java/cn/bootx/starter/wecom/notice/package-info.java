/**
 * Messages that an application sends to members of the corporation.
 */
@NullMarked
package cn.bootx.starter.wecom.notice;

import org.jspecify.annotations.NullMarked;

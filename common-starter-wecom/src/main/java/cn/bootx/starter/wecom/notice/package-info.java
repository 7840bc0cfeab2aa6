/**
 * Messages of applications to members of the corporation, and what they share with robot
 * messages and replies: media, articles and template cards.
 */
@NullMarked
package cn.bootx.starter.wecom.notice;

import org.jspecify.annotations.NullMarked;

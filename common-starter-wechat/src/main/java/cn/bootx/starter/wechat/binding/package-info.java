/**
 * Which user of the host is which follower (用户绑定).
 */
@NullMarked
package cn.bootx.starter.wechat.binding;

import org.jspecify.annotations.NullMarked;

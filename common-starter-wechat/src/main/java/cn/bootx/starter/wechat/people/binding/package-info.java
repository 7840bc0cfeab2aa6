/**
 * Which user of the host is which follower (用户绑定).
 */
@NullMarked
package cn.bootx.starter.wechat.people.binding;

import org.jspecify.annotations.NullMarked;

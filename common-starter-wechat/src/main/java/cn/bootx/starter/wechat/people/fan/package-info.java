/**
 * Followers of an account (粉丝): their records, tags, remarks and the black list.
 */
@NullMarked
package cn.bootx.starter.wechat.people.fan;

import org.jspecify.annotations.NullMarked;

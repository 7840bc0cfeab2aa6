/**
 * Work notices to users, departments and everybody.
 */
@NullMarked
package cn.bootx.starter.dingtalk.notice;

import org.jspecify.annotations.NullMarked;

/** Members of the organisation. */
@NullMarked
package cn.bootx.starter.dingtalk.user;

import org.jspecify.annotations.NullMarked;

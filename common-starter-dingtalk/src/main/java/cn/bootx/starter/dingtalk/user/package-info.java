/** Members of the organisation and their login. */
@NullMarked
package cn.bootx.starter.dingtalk.user;

import org.jspecify.annotations.NullMarked;

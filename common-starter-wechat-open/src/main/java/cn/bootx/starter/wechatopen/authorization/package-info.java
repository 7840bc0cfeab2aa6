/** The pages that lead an administrator to authorize the component, and back. */
@NullMarked
package cn.bootx.starter.wechatopen.authorization;

import org.jspecify.annotations.NullMarked;

/** Spring Boot auto-configuration of the third-party component. */
@NullMarked
package cn.bootx.starter.wechatopen.autoconfigure;

import org.jspecify.annotations.NullMarked;

/** Spring Boot auto-configuration of the WeCom starter. */
@NullMarked
package cn.bootx.starter.wecom.autoconfigure;

import org.jspecify.annotations.NullMarked;

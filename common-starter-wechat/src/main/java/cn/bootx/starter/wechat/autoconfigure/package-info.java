/**
 * Spring Boot auto-configuration of the WeChat starter.
 */
@NullMarked
package cn.bootx.starter.wechat.autoconfigure;

import org.jspecify.annotations.NullMarked;

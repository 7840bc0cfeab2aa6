/** Spring Boot auto-configuration of DingTalk. */
@NullMarked
package cn.bootx.starter.dingtalk.autoconfigure;

import org.jspecify.annotations.NullMarked;

/** Spring Boot auto-configuration of what all platforms share. */
@NullMarked
package cn.bootx.starter.core.autoconfigure;

import org.jspecify.annotations.NullMarked;

/**
 * The health of the platforms for Spring Boot 4.
 */
@NullMarked
package cn.bootx.starter.core.health.boot4;

import org.jspecify.annotations.NullMarked;

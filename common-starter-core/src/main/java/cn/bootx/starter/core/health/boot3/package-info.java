/**
 * The health of the platforms for Spring Boot 3.
 */
@NullMarked
package cn.bootx.starter.core.health.boot3;

import org.jspecify.annotations.NullMarked;

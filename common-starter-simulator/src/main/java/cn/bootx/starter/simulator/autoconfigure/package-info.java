/**
 * Starts the simulator inside a Spring Boot application and points the starters at it.
 */
@NullMarked
package cn.bootx.starter.simulator.autoconfigure;

import org.jspecify.annotations.NullMarked;

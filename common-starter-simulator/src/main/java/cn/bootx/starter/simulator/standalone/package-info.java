/**
 * The simulator as a program of its own.
 */
@NullMarked
package cn.bootx.starter.simulator.standalone;

import org.jspecify.annotations.NullMarked;

/**
 * What the simulator gives to every platform that it plays.
 */
@NullMarked
package cn.bootx.starter.simulator.platform;

import org.jspecify.annotations.NullMarked;

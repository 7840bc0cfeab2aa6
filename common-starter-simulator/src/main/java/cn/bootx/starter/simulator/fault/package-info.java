/**
 * Answers and delays injected in front of the simulated platform.
 */
@NullMarked
package cn.bootx.starter.simulator.fault;

import org.jspecify.annotations.NullMarked;

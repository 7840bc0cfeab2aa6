/**
 * What every API call passes first: tokens, limits, faults and both families of errors.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.gate;

import org.jspecify.annotations.NullMarked;

/**
 * What every API call passes first: tokens, checks and errors.
 */
@NullMarked
package cn.bootx.starter.simulator.wecom.gate;

import org.jspecify.annotations.NullMarked;

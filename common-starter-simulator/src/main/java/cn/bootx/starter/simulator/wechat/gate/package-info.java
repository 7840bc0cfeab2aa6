/**
 * What every API call passes first, and the errors that refuse it.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.gate;

import org.jspecify.annotations.NullMarked;

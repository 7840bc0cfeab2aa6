/**
 * The phone page on the simulator's port, and who may use it and the control API.
 */
@NullMarked
package cn.bootx.starter.simulator.page;

import org.jspecify.annotations.NullMarked;

/**
 * The phone page on the simulator's port, and the control API behind it.
 */
@NullMarked
package cn.bootx.starter.simulator.page;

import org.jspecify.annotations.NullMarked;

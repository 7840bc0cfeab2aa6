/**
 * What the platforms' rules have in common: reading JSON members and uploads, counting
 * within a window.
 */
@NullMarked
package cn.bootx.starter.simulator.rules;

import org.jspecify.annotations.NullMarked;

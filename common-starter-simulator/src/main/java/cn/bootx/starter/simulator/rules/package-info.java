/**
 * What the platforms' rules have in common: refusing a call, counting within a window,
 * reading an upload.
 */
@NullMarked
package cn.bootx.starter.simulator.rules;

import org.jspecify.annotations.NullMarked;

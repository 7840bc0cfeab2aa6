/**
 * Half of what a host can bear, on all of its portals, for minutes: what grows must stop
 * growing.
 */
@NullMarked
package cn.bootx.starter.benchmarks.soak;

import org.jspecify.annotations.NullMarked;

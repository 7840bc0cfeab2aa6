/**
 * All four platforms on one loopback port, for tests, demos and development without
 * credentials.
 */
@NullMarked
package cn.bootx.starter.simulator;

import org.jspecify.annotations.NullMarked;

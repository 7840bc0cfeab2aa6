/**
 * A certificate authority that lives as long as the simulator, so that clients which only
 * speak HTTPS can reach it.
 */
@NullMarked
package cn.bootx.starter.simulator.tls;

import org.jspecify.annotations.NullMarked;

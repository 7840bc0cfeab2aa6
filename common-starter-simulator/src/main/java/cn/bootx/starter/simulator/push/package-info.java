/**
 * Delivery of callbacks to the host, and the XML that they carry.
 */
@NullMarked
package cn.bootx.starter.simulator.push;

import org.jspecify.annotations.NullMarked;

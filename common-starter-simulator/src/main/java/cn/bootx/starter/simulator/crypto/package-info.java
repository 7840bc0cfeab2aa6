/**
 * The signature and message encryption of the platforms, written apart from the starters.
 */
@NullMarked
package cn.bootx.starter.simulator.crypto;

import org.jspecify.annotations.NullMarked;

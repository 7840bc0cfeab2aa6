/**
 * The directory and login codes.
 */
@NullMarked
package cn.bootx.starter.simulator.wecom.people;

import org.jspecify.annotations.NullMarked;

/**
 * Temporary media.
 */
@NullMarked
package cn.bootx.starter.simulator.wecom.media;

import org.jspecify.annotations.NullMarked;

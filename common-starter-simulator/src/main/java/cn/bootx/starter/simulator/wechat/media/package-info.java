/**
 * Temporary media and permanent material.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.media;

import org.jspecify.annotations.NullMarked;

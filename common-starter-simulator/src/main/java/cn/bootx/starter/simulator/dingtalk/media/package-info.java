/**
 * Uploaded files.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.media;

import org.jspecify.annotations.NullMarked;

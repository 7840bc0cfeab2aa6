/**
 * The WeCom platform.
 */
@NullMarked
package cn.bootx.starter.simulator.wecom;

import org.jspecify.annotations.NullMarked;

/**
 * Work notices.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.notice;

import org.jspecify.annotations.NullMarked;

/**
 * Approvals and to-dos.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.task;

import org.jspecify.annotations.NullMarked;

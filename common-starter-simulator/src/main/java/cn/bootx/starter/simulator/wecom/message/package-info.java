/**
 * Messages of agents to users.
 */
@NullMarked
package cn.bootx.starter.simulator.wecom.message;

import org.jspecify.annotations.NullMarked;

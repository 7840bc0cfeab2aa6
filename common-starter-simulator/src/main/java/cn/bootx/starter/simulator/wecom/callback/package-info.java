/**
 * What the platform sends to an agent's server, and the replies.
 */
@NullMarked
package cn.bootx.starter.simulator.wecom.callback;

import org.jspecify.annotations.NullMarked;

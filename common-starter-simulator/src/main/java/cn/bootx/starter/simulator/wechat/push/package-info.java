/**
 * What the platform sends to an account's server, and the replies.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.push;

import org.jspecify.annotations.NullMarked;

/**
 * What happened: calls, pushes and the chat messages that simulated users see.
 */
@NullMarked
package cn.bootx.starter.simulator.journal;

import org.jspecify.annotations.NullMarked;

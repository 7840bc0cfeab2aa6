/**
 * DingTalk's Stream mode: tickets, connections over WebSocket, and what is pushed over
 * them.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.stream;

import org.jspecify.annotations.NullMarked;

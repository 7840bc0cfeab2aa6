/**
 * RFC 6455 for platforms that push over WebSocket.
 */
@NullMarked
package cn.bootx.starter.simulator.websocket;

import org.jspecify.annotations.NullMarked;

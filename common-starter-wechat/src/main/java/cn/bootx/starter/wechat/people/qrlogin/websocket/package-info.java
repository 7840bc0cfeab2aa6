/**
 * The status of a login QR code over WebSocket, for each web stack.
 */
@NullMarked
package cn.bootx.starter.wechat.people.qrlogin.websocket;

import org.jspecify.annotations.NullMarked;

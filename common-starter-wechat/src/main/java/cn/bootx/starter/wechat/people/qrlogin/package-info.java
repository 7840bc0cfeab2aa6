/**
 * Login by scanning a QR code with WeChat.
 */
@NullMarked
package cn.bootx.starter.wechat.people.qrlogin;

import org.jspecify.annotations.NullMarked;

/**
 * Login by QR code as an authentication of Spring Security.
 */
@NullMarked
package cn.bootx.starter.wechat.people.qrlogin.security;

import org.jspecify.annotations.NullMarked;

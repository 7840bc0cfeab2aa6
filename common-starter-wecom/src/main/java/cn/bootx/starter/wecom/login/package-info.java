/**
 * Login of members by QR code or inside the WeCom client.
 */
@NullMarked
package cn.bootx.starter.wecom.login;

import org.jspecify.annotations.NullMarked;

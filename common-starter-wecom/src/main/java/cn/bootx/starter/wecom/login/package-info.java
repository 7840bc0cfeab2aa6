/**
 * Login of members: in a browser by QR code, on pages inside WeCom, and in mini programs
 * there.
 */
@NullMarked
package cn.bootx.starter.wecom.login;

import org.jspecify.annotations.NullMarked;

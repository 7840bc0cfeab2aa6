/**
 * QR codes of an official account that carry a scene (带参数二维码).
 */
@NullMarked
package cn.bootx.starter.wechat.people.qrcode;

import org.jspecify.annotations.NullMarked;

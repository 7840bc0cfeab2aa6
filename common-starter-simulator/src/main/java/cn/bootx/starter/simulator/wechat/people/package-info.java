/**
 * Fans, tags, black list and QR codes.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.people;

import org.jspecify.annotations.NullMarked;

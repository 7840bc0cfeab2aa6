/**
 * Mini programs: login, phone numbers, sealed user data.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.applet;

import org.jspecify.annotations.NullMarked;

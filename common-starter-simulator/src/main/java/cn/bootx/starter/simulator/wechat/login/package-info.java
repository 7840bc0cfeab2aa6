/**
 * Web authorization: pages, one-time codes and user tokens.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.login;

import org.jspecify.annotations.NullMarked;

/**
 * Login pages, codes and user tokens.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.login;

import org.jspecify.annotations.NullMarked;

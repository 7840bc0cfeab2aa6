/**
 * Menus, also conditional ones.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.menu;

import org.jspecify.annotations.NullMarked;

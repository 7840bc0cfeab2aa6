/**
 * Custom menus (自定义菜单): drafts, checks, publication, history, personalised menus.
 */
@NullMarked
package cn.bootx.starter.wechat.content.menu;

import org.jspecify.annotations.NullMarked;

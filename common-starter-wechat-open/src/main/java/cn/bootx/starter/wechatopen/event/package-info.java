/**
 * What the application hears about authorizations, as application events.
 */
@NullMarked
package cn.bootx.starter.wechatopen.event;

import org.jspecify.annotations.NullMarked;

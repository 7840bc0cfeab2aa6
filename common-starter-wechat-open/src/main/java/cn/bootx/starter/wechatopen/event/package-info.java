/**
 * Authorizations and other events of the component, published as application events.
 */
@NullMarked
package cn.bootx.starter.wechatopen.event;

import org.jspecify.annotations.NullMarked;

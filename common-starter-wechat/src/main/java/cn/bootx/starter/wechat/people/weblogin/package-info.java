/**
 * Web login: on pages inside WeChat, and on web sites with an application of their own.
 */
@NullMarked
package cn.bootx.starter.wechat.people.weblogin;

import org.jspecify.annotations.NullMarked;

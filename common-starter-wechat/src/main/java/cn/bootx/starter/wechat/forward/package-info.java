/**
 * Sends verified pushes on to other applications, because WeChat has room for one address
 * only.
 */
@NullMarked
package cn.bootx.starter.wechat.forward;

import org.jspecify.annotations.NullMarked;

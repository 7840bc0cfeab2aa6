/**
 * Calls to WeChat's API: access token, errors and their meaning.
 */
@NullMarked
package cn.bootx.starter.wechat.api;

import org.jspecify.annotations.NullMarked;

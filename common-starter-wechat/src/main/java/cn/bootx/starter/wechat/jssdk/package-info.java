/** Signatures for the pages of official accounts. */
@NullMarked
package cn.bootx.starter.wechat.jssdk;

import org.jspecify.annotations.NullMarked;

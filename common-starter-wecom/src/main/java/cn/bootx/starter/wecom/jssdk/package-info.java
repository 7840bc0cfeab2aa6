/** Signatures for the pages of WeCom applications. */
@NullMarked
package cn.bootx.starter.wecom.jssdk;

import org.jspecify.annotations.NullMarked;

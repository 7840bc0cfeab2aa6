/** Signatures for the pages of DingTalk applications. */
@NullMarked
package cn.bootx.starter.dingtalk.jssdk;

import org.jspecify.annotations.NullMarked;

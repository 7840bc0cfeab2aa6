/**
 * Answers to the full-network release check of the Open Platform.
 */
@NullMarked
package cn.bootx.starter.wechatopen.release;

import org.jspecify.annotations.NullMarked;

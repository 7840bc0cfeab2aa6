/**
 * The outbound way against bare OkHttp, WxJava and the vendors' SDKs.
 */
@NullMarked
package cn.bootx.starter.benchmarks.outbound;

import org.jspecify.annotations.NullMarked;

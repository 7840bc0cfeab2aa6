/**
 * The portal controllers of both sides under load over loopback.
 */
@NullMarked
package cn.bootx.starter.benchmarks.http;

import org.jspecify.annotations.NullMarked;

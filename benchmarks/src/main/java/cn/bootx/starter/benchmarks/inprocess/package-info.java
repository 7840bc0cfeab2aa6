/**
 * One push in one process, measured with JMH.
 */
@NullMarked
package cn.bootx.starter.benchmarks.inprocess;

import org.jspecify.annotations.NullMarked;

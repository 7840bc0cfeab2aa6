/**
 * What is measured with: the same pushes, account and handler for both sides.
 */
@NullMarked
package cn.bootx.starter.benchmarks.sample;

import org.jspecify.annotations.NullMarked;

/**
 * The runner that measures everything and prints one table.
 */
@NullMarked
package cn.bootx.starter.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * The one limiter: sliding, the same on all nodes, and it goes on when the store is away.
 */
@NullMarked
package cn.bootx.starter.core.limit;

import org.jspecify.annotations.NullMarked;

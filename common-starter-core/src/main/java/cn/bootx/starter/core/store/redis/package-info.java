/** The two stores on Redis, standalone, with Sentinel or as a cluster. */
@NullMarked
package cn.bootx.starter.core.store.redis;

import org.jspecify.annotations.NullMarked;

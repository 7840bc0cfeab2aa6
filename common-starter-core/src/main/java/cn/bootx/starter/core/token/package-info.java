/** Access tokens: cached, fetched once, refreshed ahead, invalidated by value. */
@NullMarked
package cn.bootx.starter.core.token;

import org.jspecify.annotations.NullMarked;

/** What people watch: calls, callbacks and token fetches, with few different tags. */
@NullMarked
package cn.bootx.starter.core.observe;

import org.jspecify.annotations.NullMarked;

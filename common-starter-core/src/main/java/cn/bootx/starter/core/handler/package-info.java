/** Handlers of messages, once for all platforms. */
@NullMarked
package cn.bootx.starter.core.handler;

import org.jspecify.annotations.NullMarked;

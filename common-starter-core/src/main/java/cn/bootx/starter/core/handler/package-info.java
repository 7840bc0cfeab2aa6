/**
 * Handlers of messages, once for all platforms: which messages a handler is for, the
 * order in which they are asked, interceptors, methods with an annotation, and what a
 * handler would look like where there is none.
 */
@NullMarked
package cn.bootx.starter.core.handler;

import org.jspecify.annotations.NullMarked;

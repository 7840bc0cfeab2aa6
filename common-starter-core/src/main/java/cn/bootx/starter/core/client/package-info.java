/** The outbound way: HTTP calls, the platform error model, retry rules and redaction. */
@NullMarked
package cn.bootx.starter.core.client;

import org.jspecify.annotations.NullMarked;

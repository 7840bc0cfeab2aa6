/**
 * What is around a push, once for all platforms: signature, freshness, encryption,
 * receive ids, XML or JSON form. Bytes in, bytes out.
 */
@NullMarked
package cn.bootx.starter.core.callback.envelope;

import org.jspecify.annotations.NullMarked;

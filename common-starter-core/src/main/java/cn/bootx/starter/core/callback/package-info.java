/** The inbound way, once for all platforms: verify, open, claim, dispatch, seal. */
@NullMarked
package cn.bootx.starter.core.callback;

import org.jspecify.annotations.NullMarked;

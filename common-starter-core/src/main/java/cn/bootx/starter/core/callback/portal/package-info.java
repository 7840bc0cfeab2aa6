/**
 * The address that a platform pushes to, once for all platforms: check of the address,
 * pushes, late replies, the controller.
 */
@NullMarked
package cn.bootx.starter.core.callback.portal;

import org.jspecify.annotations.NullMarked;

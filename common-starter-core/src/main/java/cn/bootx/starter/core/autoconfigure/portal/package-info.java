/**
 * The properties of a portal, and the condition under which it is mapped, for all
 * platforms.
 */
@NullMarked
package cn.bootx.starter.core.autoconfigure.portal;

import org.jspecify.annotations.NullMarked;

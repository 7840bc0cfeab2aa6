/**
 * Checks of what hosts write into properties, and the message that names property and
 * remedy.
 */
@NullMarked
package cn.bootx.starter.core.config;

import org.jspecify.annotations.NullMarked;

/**
 * What stands before the portals: lets the platforms' pushes through Spring Security, and
 * refuses what no portal takes.
 */
@NullMarked
package cn.bootx.starter.core.security;

import org.jspecify.annotations.NullMarked;

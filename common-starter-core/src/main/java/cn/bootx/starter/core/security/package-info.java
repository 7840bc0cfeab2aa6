/**
 * Lets the platforms' pushes through Spring Security, and nothing else.
 */
@NullMarked
package cn.bootx.starter.core.security;

import org.jspecify.annotations.NullMarked;

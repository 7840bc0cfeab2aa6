/**
 * The record of a module's public API.
 */
@NullMarked
package cn.bootx.starter.testing.api;

import org.jspecify.annotations.NullMarked;

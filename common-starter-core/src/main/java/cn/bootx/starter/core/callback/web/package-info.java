/**
 * The HTTP side of a portal, the same on Spring MVC and on WebFlux.
 */
@NullMarked
package cn.bootx.starter.core.callback.web;

import org.jspecify.annotations.NullMarked;

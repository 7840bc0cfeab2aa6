/**
 * How the admin endpoints meet HTTP, on Spring MVC and on WebFlux.
 */
@NullMarked
package cn.bootx.starter.core.admin.web;

import org.jspecify.annotations.NullMarked;

/**
 * Login on a platform as an authentication of Spring Security, on Spring MVC and WebFlux.
 */
@NullMarked
package cn.bootx.starter.core.login.security;

import org.jspecify.annotations.NullMarked;

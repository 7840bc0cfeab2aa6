/**
 * Simulated platforms for JUnit and Spring Boot tests.
 */
@NullMarked
package cn.bootx.starter.test;

import org.jspecify.annotations.NullMarked;

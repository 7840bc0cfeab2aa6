/** The actuator endpoint {@code third}. */
@NullMarked
package cn.bootx.starter.core.actuate;

import org.jspecify.annotations.NullMarked;

/**
 * How the platforms fare, without asking them: nothing here spends quota.
 */
@NullMarked
package cn.bootx.starter.core.health;

import org.jspecify.annotations.NullMarked;

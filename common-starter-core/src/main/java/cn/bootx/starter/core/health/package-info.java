/** Health of the platforms without calls to them: nothing here spends quota. */
@NullMarked
package cn.bootx.starter.core.health;

import org.jspecify.annotations.NullMarked;

/** JSON as the platforms speak it, through a mapper that no host can change. */
@NullMarked
package cn.bootx.starter.core.json;

import org.jspecify.annotations.NullMarked;

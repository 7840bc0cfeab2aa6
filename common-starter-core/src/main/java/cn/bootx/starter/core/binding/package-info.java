/** Which user of the host is which person of a platform, one to one. */
@NullMarked
package cn.bootx.starter.core.binding;

import org.jspecify.annotations.NullMarked;

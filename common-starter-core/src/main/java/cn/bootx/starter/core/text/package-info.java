/** Texts as the platforms send and count them, in UTF-8, and as the log may hold them. */
@NullMarked
package cn.bootx.starter.core.text;

import org.jspecify.annotations.NullMarked;

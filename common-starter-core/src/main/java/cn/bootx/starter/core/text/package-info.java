/**
 * Texts as the platforms send and count them: in UTF-8.
 */
@NullMarked
package cn.bootx.starter.core.text;

import org.jspecify.annotations.NullMarked;

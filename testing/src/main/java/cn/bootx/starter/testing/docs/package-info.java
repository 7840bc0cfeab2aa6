/**
 * How pages of the documentation are checked.
 */
@NullMarked
package cn.bootx.starter.testing.docs;

import org.jspecify.annotations.NullMarked;

/**
 * What the tests of all modules share.
 */
@NullMarked
package cn.bootx.starter.testing;

import org.jspecify.annotations.NullMarked;

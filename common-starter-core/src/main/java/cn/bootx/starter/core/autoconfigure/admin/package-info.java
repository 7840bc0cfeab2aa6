/**
 * What configurations of admin endpoints share.
 */
@NullMarked
package cn.bootx.starter.core.autoconfigure.admin;

import org.jspecify.annotations.NullMarked;

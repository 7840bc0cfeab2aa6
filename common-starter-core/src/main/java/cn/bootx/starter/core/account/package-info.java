/**
 * The accounts of a platform: those of the properties, and those that are added while the
 * application runs.
 */
@NullMarked
package cn.bootx.starter.core.account;

import org.jspecify.annotations.NullMarked;

/**
 * What application messages and robot messages share: articles and the checks of their
 * fields.
 */
@NullMarked
package cn.bootx.starter.wecom.message;

import org.jspecify.annotations.NullMarked;

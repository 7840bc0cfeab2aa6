/**
 * What the opt-in admin endpoints of all platforms share: who may call them, and how they
 * answer.
 */
@NullMarked
package cn.bootx.starter.core.admin;

import org.jspecify.annotations.NullMarked;

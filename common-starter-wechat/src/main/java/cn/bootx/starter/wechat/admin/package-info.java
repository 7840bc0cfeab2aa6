/**
 * Endpoints for an administration's pages, with the paths of the original system, for
 * hosts that switch them on and guard them.
 */
@NullMarked
package cn.bootx.starter.wechat.admin;

import org.jspecify.annotations.NullMarked;

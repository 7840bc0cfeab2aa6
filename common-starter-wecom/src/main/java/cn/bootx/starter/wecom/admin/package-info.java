/**
 * Endpoints that manage stored robots, for hosts that switch them on.
 */
@NullMarked
package cn.bootx.starter.wecom.admin;

import org.jspecify.annotations.NullMarked;

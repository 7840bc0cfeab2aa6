/**
 * Robots of group chats by code, the same for all platforms: configured ones, stored ones
 * and the check of their addresses.
 */
@NullMarked
package cn.bootx.starter.core.robot;

import org.jspecify.annotations.NullMarked;

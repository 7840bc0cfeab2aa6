/**
 * Messages that a group robot's webhook takes.
 */
@NullMarked
package cn.bootx.starter.wecom.robot;

import org.jspecify.annotations.NullMarked;

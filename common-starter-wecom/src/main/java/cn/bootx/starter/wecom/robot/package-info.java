/**
 * Messages that a group robot's webhook takes, and the endpoints that manage stored
 * robots.
 */
@NullMarked
package cn.bootx.starter.wecom.robot;

import org.jspecify.annotations.NullMarked;

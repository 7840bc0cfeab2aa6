/**
 * Messages of an application's robot to users and groups.
 */
@NullMarked
package cn.bootx.starter.dingtalk.approbot;

import org.jspecify.annotations.NullMarked;

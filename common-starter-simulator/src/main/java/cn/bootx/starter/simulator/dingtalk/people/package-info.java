/**
 * The directory of users.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.people;

import org.jspecify.annotations.NullMarked;

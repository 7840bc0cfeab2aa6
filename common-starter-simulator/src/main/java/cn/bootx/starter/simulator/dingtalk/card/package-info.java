/**
 * Interactive cards.
 */
@NullMarked
package cn.bootx.starter.simulator.dingtalk.card;

import org.jspecify.annotations.NullMarked;

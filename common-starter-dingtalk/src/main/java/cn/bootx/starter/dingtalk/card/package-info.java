/**
 * Interactive cards, whose content changes after they were sent.
 */
@NullMarked
package cn.bootx.starter.dingtalk.card;

import org.jspecify.annotations.NullMarked;

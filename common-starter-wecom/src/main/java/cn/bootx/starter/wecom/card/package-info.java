/**
 * Template cards, which application messages, robots and replies share.
 */
@NullMarked
package cn.bootx.starter.wecom.card;

import org.jspecify.annotations.NullMarked;

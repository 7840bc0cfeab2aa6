/**
 * What application messages, robot messages and replies share: articles and template
 * cards.
 */
@NullMarked
package cn.bootx.starter.wecom.message;

import org.jspecify.annotations.NullMarked;

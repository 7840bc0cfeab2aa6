/**
 * Drafts and publications.
 */
@NullMarked
package cn.bootx.starter.simulator.wechat.article;

import org.jspecify.annotations.NullMarked;

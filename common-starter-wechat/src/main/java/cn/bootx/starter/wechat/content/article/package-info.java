/**
 * Articles (图文): drafts (草稿箱), their publication (发布) and what is published.
 */
@NullMarked
package cn.bootx.starter.wechat.content.article;

import org.jspecify.annotations.NullMarked;

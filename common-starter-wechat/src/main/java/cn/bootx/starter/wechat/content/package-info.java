/**
 * What an account shows and sends: menus, media, articles, templates, notices. This
 * package holds what these share: pages, and sends to many receivers.
 */
@NullMarked
package cn.bootx.starter.wechat.content;

import org.jspecify.annotations.NullMarked;

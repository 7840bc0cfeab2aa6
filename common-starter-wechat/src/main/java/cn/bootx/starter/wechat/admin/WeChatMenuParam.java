package cn.bootx.starter.wechat.admin;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.menu.WeChatMenu;

/**
 * What is written about a menu. An update leaves what is null as it is.
 *
 * @param id its id, to change it
 * @param version the version that the change is based on, or null to change whatever is
 * there
 * @param name name for people
 * @param menuInfo the menu, checked when it is published
 * @param publish taken because the pages of the original system send it, and ignored: a
 * menu is published by {@code /publish} only
 * @param remark note for people
 */
record WeChatMenuParam(@Nullable String id, @Nullable Long version, @Nullable String name,
		@Nullable WeChatMenu menuInfo, @Nullable Boolean publish, @Nullable String remark) {
}

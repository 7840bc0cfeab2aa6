package cn.bootx.starter.wechat.admin;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.menu.WeChatMenu;

/**
 * What is shown of a menu.
 *
 * @param id its id
 * @param version counts its changes
 * @param name name for people
 * @param menuInfo the menu; null in pages
 * @param publish whether it is the one that was published last
 * @param remark note for people, or null
 */
record WeChatMenuDto(String id, long version, String name, @Nullable WeChatMenu menuInfo, boolean publish,
		@Nullable String remark) {

	static WeChatMenuDto of(WeChatMenu.Draft draft) {
		return new WeChatMenuDto(draft.id(), draft.version(), draft.name(), draft.menu(), draft.published(),
				draft.remark());
	}

	static WeChatMenuDto withoutMenu(WeChatMenu.Draft draft) {
		return new WeChatMenuDto(draft.id(), draft.version(), draft.name(), null, draft.published(), draft.remark());
	}

}

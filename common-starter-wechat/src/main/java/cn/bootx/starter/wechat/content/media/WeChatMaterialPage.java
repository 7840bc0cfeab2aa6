package cn.bootx.starter.wechat.content.media;

import java.util.List;

/**
 * A page of materials.
 *
 * @param total how many there are of the kind
 * @param items this page
 * @since 0.1.0
 */
public record WeChatMaterialPage(long total, List<WeChatMaterial> items) {

	public WeChatMaterialPage {
		items = List.copyOf(items);
	}

}

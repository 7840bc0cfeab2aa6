package cn.bootx.starter.wechat.people.fan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of records.
 *
 * @param fans the records, ordered by open id
 * @param next where the next page starts, or null if this is the last
 * @since 0.1.0
 */
public record WeChatFanPage(List<WeChatFan> fans, @Nullable String next) {

	public WeChatFanPage {
		fans = List.copyOf(fans);
	}

}

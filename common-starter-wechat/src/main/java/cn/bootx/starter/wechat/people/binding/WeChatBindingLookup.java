package cn.bootx.starter.wechat.people.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of many users, in the order in which they were asked for.
 *
 * @param openIds open ids by user id
 * @param unknown ids of the users who have bound no WeChat, each once
 * @since 0.1.0
 */
public record WeChatBindingLookup(Map<String, String> openIds, List<String> unknown) {

	public WeChatBindingLookup {
		openIds = Collections.unmodifiableMap(new LinkedHashMap<>(openIds));
		unknown = List.copyOf(unknown);
	}

}

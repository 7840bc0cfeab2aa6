package cn.bootx.starter.wechat.people.fan;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * The black list of an account: WeChat does not push the messages of fans on it. Only
 * WeChat keeps it; the records of the fans do not contain it.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/User_Management/Manage_blacklist.html">黑名单管理</a>
 */
public final class WeChatBlackList {

	private static final String LIST = "/cgi-bin/tags/members/getblacklist";

	private static final int BATCH = 20;

	private final WeChatApi api;

	WeChatBlackList(WeChatApi api) {
		this.api = api;
	}

	/**
	 * The fans on it.
	 * @param next what the page before said, or null for the first
	 */
	public WeChatFanPage<String> list(@Nullable String next) {
		String from = (next != null) ? next : "";
		return WeChatFanPage.of(LIST, this.api.post(LIST, Json.object().put("begin_openid", from)), from);
	}

	/**
	 * Puts fans on it, {@value #BATCH} with a call.
	 * @return a result for each batch
	 */
	public List<WeChatFanBatchResult> add(Collection<String> openIds) {
		return change("/cgi-bin/tags/members/batchblacklist", openIds);
	}

	/**
	 * Takes fans off it, {@value #BATCH} with a call.
	 * @return a result for each batch
	 */
	public List<WeChatFanBatchResult> remove(Collection<String> openIds) {
		return change("/cgi-bin/tags/members/batchunblacklist", openIds);
	}

	private List<WeChatFanBatchResult> change(String path, Collection<String> openIds) {
		return FanBatches.each(FanBatches.openIds(path, openIds), BATCH, (batch) -> {
			ObjectNode request = Json.object();
			ArrayNode list = request.putArray("openid_list");
			batch.forEach(list::add);
			this.api.post(path, request);
		});
	}

}
